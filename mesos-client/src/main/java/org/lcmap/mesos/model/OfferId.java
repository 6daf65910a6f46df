package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

/** Names an offer; void once the offer is answered, rescinded, or the subscription lost. */
public record OfferId(String value) {
  public OfferId {
    requireNonNull(value, "value");
  }

  /** The bare value, as it stands in Mesos's logs. */
  @Override
  public String toString() {
    return value;
  }
}
