package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names a framework; given by the master with its first subscription, and kept over failovers. */
public record FrameworkId(String value) {
  public FrameworkId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
