package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names a task, chosen by the framework. Reusing one is discouraged (MESOS-2198). */
public record TaskId(String value) {
  public TaskId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
