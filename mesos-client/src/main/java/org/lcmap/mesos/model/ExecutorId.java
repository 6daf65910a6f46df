package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names an executor, chosen by the framework; unique on its agent while it runs. */
public record ExecutorId(String value) {
  public ExecutorId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
