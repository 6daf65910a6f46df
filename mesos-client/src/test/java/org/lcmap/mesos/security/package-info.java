/** Tests of TLS and credentials, with certificates made on the spot. */
@NullMarked
package org.lcmap.mesos.security;

import org.jspecify.annotations.NullMarked;
