package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** Names a container; nested containers name the one around them. */
public record ContainerId(
    String value, Optional<ContainerId> parent, Map<String, Object> unknownFields) {
  public ContainerId {
    requireNonNull(value, "value");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public ContainerId(String value, Optional<ContainerId> parent) {
    this(value, parent, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public ContainerId(String value) {
    this(value, Optional.empty(), Map.of());
  }
}
