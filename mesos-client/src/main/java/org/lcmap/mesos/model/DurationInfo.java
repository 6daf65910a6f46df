package org.lcmap.mesos.model;

import java.time.Duration;
import java.util.Map;

/** A span of time in nanoseconds. */
public record DurationInfo(long nanoseconds, Map<String, Object> unknownFields) {
  public DurationInfo {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public DurationInfo(long nanoseconds) {
    this(nanoseconds, Map.of());
  }

  /** The same span as a message. */
  public static DurationInfo of(Duration duration) {
    return new DurationInfo(duration.toNanos());
  }

  /** The same span as the JDK writes it. */
  public Duration toDuration() {
    return Duration.ofNanos(nanoseconds);
  }
}
