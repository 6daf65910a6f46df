package org.lcmap.mesos.client;

/**
 * A call was not sent because its subscription is over, or there is none yet. It never reaches a
 * later subscription: offers, for one, are void by then.
 */
public final class NotSubscribedException extends MesosException {

  private static final long serialVersionUID = 1;

  NotSubscribedException(String message) {
    super(message, null);
  }

  /** False: decide anew once {@link SchedulerHandler#connected} is called again. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
