package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A key and its value, such as an option of {@code docker run}. The value may be a secret, so it is
 * not printed.
 */
public record Parameter(String key, String value, Map<String, Object> unknownFields) {
  public Parameter {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Parameter(String key, String value) {
    this(key, value, Map.of());
  }

  /** Names the key only: values such as {@code --env} may hold secrets. */
  @Override
  public String toString() {
    return "Parameter[" + key + "=...]";
  }
}
