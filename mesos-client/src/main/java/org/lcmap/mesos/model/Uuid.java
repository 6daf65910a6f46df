package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Sixteen bytes that tell one operation status from another. */
public record Uuid(Bytes value, Map<String, Object> unknownFields) {
  public Uuid {
    requireNonNull(value, "value");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Uuid(Bytes value) {
    this(value, Map.of());
  }
}
