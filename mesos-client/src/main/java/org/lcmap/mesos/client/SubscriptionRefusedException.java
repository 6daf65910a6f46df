package org.lcmap.mesos.client;

/**
 * The master gave the framework an ERROR: bad roles, an id that it removed, or a newer scheduler
 * that took over.
 */
public final class SubscriptionRefusedException extends MesosException {

  private static final long serialVersionUID = 1;

  SubscriptionRefusedException(String message) {
    super(message, null);
  }

  /** False, as Mesos says: a scheduler should abort on an ERROR. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
