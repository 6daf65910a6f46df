package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names a provider of resources on an agent, such as a storage plugin. */
public record ResourceProviderId(String value) {
  public ResourceProviderId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
