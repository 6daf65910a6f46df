package org.lcmap.mesos.client;

/** No master leads at the moment, or none is known. */
public final class NoLeaderException extends MesosException {

  private static final long serialVersionUID = 1;

  NoLeaderException(String message) {
    super(message, null);
  }

  /** True: masters elect a new leader within seconds. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
