package org.lcmap.mesos.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long a task may take to end on its own after SIGTERM, before SIGKILL. */
public record KillPolicy(Optional<DurationInfo> gracePeriod, Map<String, Object> unknownFields) {
  public KillPolicy {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public KillPolicy(Optional<DurationInfo> gracePeriod) {
    this(gracePeriod, Map.of());
  }

  /** A policy that gives the task so much time. */
  public static KillPolicy graceful(Duration gracePeriod) {
    return new KillPolicy(Optional.of(DurationInfo.of(gracePeriod)));
  }
}
