package org.lcmap.mesos.client;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between this framework and Mesos. There is one subclass for each way in
 * which a caller may react. The text says what happened, where, and what to try; it never holds a
 * secret.
 */
public abstract sealed class MesosException extends RuntimeException
    permits MesosConnectionException,
        MesosProtocolException,
        MesosResponseException,
        NoLeaderException,
        NotSubscribedException,
        SubscriptionRefusedException {

  private static final long serialVersionUID = 1;

  MesosException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether the same thing may succeed later without any change. The client itself tries again for
   * as long as this holds for the loss of its subscription, and ends when it does not.
   */
  public abstract boolean isRetryable();
}
