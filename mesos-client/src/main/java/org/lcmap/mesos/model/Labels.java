package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Free key-value pairs, which Mesos passes on and does not interpret. */
public record Labels(List<Label> labels, Map<String, Object> unknownFields) {
  public Labels {
    labels = List.copyOf(labels);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Labels(List<Label> labels) {
    this(labels, Map.of());
  }

  /** One label; the value may be missing. */
  public record Label(String key, Optional<String> value, Map<String, Object> unknownFields) {
    public Label {
      requireNonNull(key, "key");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Label(String key, Optional<String> value) {
      this(key, value, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Label(String key) {
      this(key, Optional.empty(), Map.of());
    }
  }
}
