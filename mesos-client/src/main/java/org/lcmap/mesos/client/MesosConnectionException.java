package org.lcmap.mesos.client;

import org.jspecify.annotations.Nullable;

/** A master could not be reached, or the connection to it was lost or fell silent. */
public final class MesosConnectionException extends MesosException {

  private static final long serialVersionUID = 1;

  private final boolean retryable;

  /** A failure that may pass by itself. */
  public MesosConnectionException(String message, @Nullable Throwable cause) {
    this(message, cause, true);
  }

  MesosConnectionException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** True, unless TLS failed for a reason that only a change of certificates mends. */
  @Override
  public boolean isRetryable() {
    return retryable;
  }
}
