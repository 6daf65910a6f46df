package org.lcmap.spark.kubernetes;

/**
 * An application cannot start, for a reason that its user can mend. The text is one whole line for
 * that user: what happened, where, and what to try. It never holds a secret.
 */
public final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Sign at the start of the text, by which the commands of the runtime know it. */
  private static final String SIGN = "lcmap-spark: ";

  CannotStartException(String text) {
    super(SIGN + text);
  }
}
