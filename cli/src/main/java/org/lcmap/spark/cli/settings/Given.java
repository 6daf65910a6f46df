package org.lcmap.spark.cli.settings;

import static java.util.Objects.requireNonNull;

/**
 * A setting that has a value.
 *
 * @param name in Spark's configuration
 * @param value may be a secret: show {@link Secrets#shown} of it
 */
public record Given(String name, String value, Origin origin) {

  public Given {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    requireNonNull(origin, "origin");
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return name + "=" + Secrets.shown(name, value);
  }
}
