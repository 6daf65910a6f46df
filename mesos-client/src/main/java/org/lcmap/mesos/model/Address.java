package org.lcmap.mesos.model;

import java.util.Map;
import java.util.Optional;

/** Where a Mesos process listens. {@code ip} is in dotted form. */
public record Address(
    Optional<String> hostname, Optional<String> ip, int port, Map<String, Object> unknownFields) {
  public Address {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Address(Optional<String> hostname, Optional<String> ip, int port) {
    this(hostname, ip, port, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Address(int port) {
    this(Optional.empty(), Optional.empty(), port, Map.of());
  }
}
