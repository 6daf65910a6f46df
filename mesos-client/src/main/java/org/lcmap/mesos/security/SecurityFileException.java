package org.lcmap.mesos.security;

import org.jspecify.annotations.Nullable;

/**
 * A certificate, key or secret, or a setting about them, cannot be used. The text names the file,
 * says why, and what to try; it holds nothing of a key or a secret.
 */
public final class SecurityFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SecurityFileException(String message) {
    this(message, null);
  }

  SecurityFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
