package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** An event as it stands in a stream, with what this client does not know beside it. */
public record EventMessage(Event event, Map<String, Object> unknownFields) {
  public EventMessage {
    requireNonNull(event, "event");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public EventMessage(Event event) {
    this(event, Map.of());
  }
}
