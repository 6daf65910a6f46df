package org.lcmap.spark.mesos;

import org.jspecify.annotations.Nullable;

/**
 * An application cannot start, for a reason that its user can mend. The text is one or more whole
 * lines for that user: what happened, where, and what to try. It never holds a secret.
 */
public final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Sign at the start of the text, by which the commands of the runtime know it. */
  static final String SIGN = "lcmap-spark: ";

  CannotStartException(String text, @Nullable Throwable cause) {
    super(SIGN + text, cause);
  }

  CannotStartException(String text) {
    this(text, null);
  }
}
