/**
 * Who we are and whom we trust: TLS from PEM files, by Mesos's own {@code LIBPROCESS_SSL_*}
 * variables or by default from {@code /certs}, and credentials for HTTP Basic. Secrets are in no
 * text that these types make.
 */
@NullMarked
package org.lcmap.mesos.security;

import org.jspecify.annotations.NullMarked;
