package org.lcmap.spark.mesos.kubernetes;

/** Why the driver cannot sign in at Kubernetes's API: one line for its user, who can mend it. */
public final class NoAccessException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoAccessException(String message) {
    super(message);
  }
}
