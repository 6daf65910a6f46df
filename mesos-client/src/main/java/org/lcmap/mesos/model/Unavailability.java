package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** A planned maintenance window; without a duration it never ends. */
public record Unavailability(
    TimeInfo start, Optional<DurationInfo> duration, Map<String, Object> unknownFields) {
  public Unavailability {
    requireNonNull(start, "start");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Unavailability(TimeInfo start, Optional<DurationInfo> duration) {
    this(start, duration, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Unavailability(TimeInfo start) {
    this(start, Optional.empty(), Map.of());
  }
}
