/** Holds the mapping to Mesos's own messages and to what a real master said. */
@NullMarked
package org.lcmap.mesos.json;

import org.jspecify.annotations.NullMarked;
