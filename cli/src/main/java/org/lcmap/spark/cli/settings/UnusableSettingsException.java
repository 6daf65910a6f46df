package org.lcmap.spark.cli.settings;

/** Settings cannot even be read. The text says which and why, in one line, and shows no secret. */
public final class UnusableSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusableSettingsException(String message) {
    super(message);
  }
}
