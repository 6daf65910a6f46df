/** Tests of the emulated cluster, and of the client against it. */
@NullMarked
package org.lcmap.mesos.testing;

import org.jspecify.annotations.NullMarked;
