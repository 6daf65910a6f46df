package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** A call as it is sent: with the id of the framework, which only the first SUBSCRIBE lacks. */
public record CallMessage(
    Call call, Optional<FrameworkId> frameworkId, Map<String, Object> unknownFields) {
  public CallMessage {
    requireNonNull(call, "call");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public CallMessage(Call call, Optional<FrameworkId> frameworkId) {
    this(call, frameworkId, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public CallMessage(Call call) {
    this(call, Optional.empty(), Map.of());
  }
}
