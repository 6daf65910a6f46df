package org.lcmap.mesos.model;

import java.util.Map;
import java.util.Optional;

/** Gives the container a terminal. */
public record TtyInfo(Optional<WindowSize> windowSize, Map<String, Object> unknownFields) {
  public TtyInfo {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public TtyInfo(Optional<WindowSize> windowSize) {
    this(windowSize, Map.of());
  }

  /** In characters. */
  public record WindowSize(int rows, int columns, Map<String, Object> unknownFields) {
    public WindowSize {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public WindowSize(int rows, int columns) {
      this(rows, columns, Map.of());
    }
  }
}
