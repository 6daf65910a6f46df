package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** A principal and its secret, for a registry of images (deprecated by Mesos). */
public record Credential(
    String principal, Optional<String> secret, Map<String, Object> unknownFields) {
  public Credential {
    requireNonNull(principal, "principal");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Credential(String principal, Optional<String> secret) {
    this(principal, secret, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Credential(String principal) {
    this(principal, Optional.empty(), Map.of());
  }

  /** Names the principal only. */
  @Override
  public String toString() {
    return "Credential[" + principal + "]";
  }
}
