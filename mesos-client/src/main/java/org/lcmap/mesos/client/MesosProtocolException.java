package org.lcmap.mesos.client;

import org.jspecify.annotations.Nullable;

/** What came from a master is not the scheduler API: bad framing, bad JSON, a record cut off. */
public final class MesosProtocolException extends MesosException {

  private static final long serialVersionUID = 1;

  MesosProtocolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** True: a new stream starts afresh. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
