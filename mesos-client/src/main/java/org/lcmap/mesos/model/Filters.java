package org.lcmap.mesos.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * For how many seconds the master shall not offer the same resources again: 5 when unset, at most a
 * year.
 */
public record Filters(Optional<Double> refuseSeconds, Map<String, Object> unknownFields) {
  public Filters {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Filters(Optional<Double> refuseSeconds) {
    this(refuseSeconds, Map.of());
  }

  /** Filters that refuse for so long. */
  public static Filters refuse(Duration duration) {
    return new Filters(Optional.of(duration.toNanos() / 1e9));
  }
}
