package org.lcmap.spark.mesos.placement;

import java.time.Duration;
import java.util.List;
import org.lcmap.mesos.model.OfferId;

/**
 * Offers to give back for one reason: one DECLINE.
 *
 * @param refuse how long they are not to be offered again
 */
public record Decline(List<OfferId> offerIds, DeclineReason reason, Duration refuse) {

  public Decline {
    offerIds = List.copyOf(offerIds);
  }
}
