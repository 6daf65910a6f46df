package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** A fact about an agent, set by its operator: a rack, a zone, a kind of machine. */
public record Attribute(String name, Value value, Map<String, Object> unknownFields) {
  public Attribute {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Attribute(String name, Value value) {
    this(name, value, Map.of());
  }
}
