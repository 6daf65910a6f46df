package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names an offer operation whose outcome the framework wants to hear of. */
public record OperationId(String value) {
  public OperationId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
