package org.lcmap.mesos.model;

import java.time.Instant;
import java.util.Map;

/** A point in time, in nanoseconds since 1970 began (UTC). */
public record TimeInfo(long nanoseconds, Map<String, Object> unknownFields) {
  public TimeInfo {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public TimeInfo(long nanoseconds) {
    this(nanoseconds, Map.of());
  }

  /** The same point in time as the JDK writes it. */
  public Instant toInstant() {
    return Instant.ofEpochSecond(0, nanoseconds);
  }
}
