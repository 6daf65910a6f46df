package org.lcmap.mesos.security;

import java.security.cert.CertificateException;

/** A certificate is valid, but of another host; the text is made for users. */
final class WrongHostException extends CertificateException {

  private static final long serialVersionUID = 1;

  WrongHostException(String message) {
    super(message);
  }
}
