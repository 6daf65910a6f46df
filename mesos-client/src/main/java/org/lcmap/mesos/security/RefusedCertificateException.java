package org.lcmap.mesos.security;

import java.security.cert.CertificateException;

/** A certificate is valid, but not what we ask for; the text is made for users. */
final class RefusedCertificateException extends CertificateException {

  private static final long serialVersionUID = 1;

  RefusedCertificateException(String message) {
    super(message);
  }
}
