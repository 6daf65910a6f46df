package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names an agent; an agent gets a new one whenever it registers afresh. */
public record AgentId(String value) {
  public AgentId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
