package org.lcmap.spark.mesos.settings;

import java.util.List;

/**
 * Settings that cannot be used. The message has one line for each: its name, its value, and what is
 * allowed. No line shows a secret.
 */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each setting that cannot be used. */
  public List<String> problems() {
    return problems;
  }
}
