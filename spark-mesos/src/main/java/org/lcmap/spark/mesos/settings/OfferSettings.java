package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.List;

/**
 * How offers are chosen and refused.
 *
 * @param constraints all of which an agent has to meet
 * @param reserved what becomes of resources that are reserved for the role
 * @param refuse how long an offer without a fit is not to come again
 * @param refuseUnmetConstraints the same for an agent that does not meet the constraints
 * @param refuseReachedLimit the same once nothing more is wanted
 * @param reviveInterval the shortest time between two requests for fresh offers
 * @param localityWait how long offers of hosts without the data are refused
 * @param localityAware whether hosts with the data are waited for at all
 * @param explainAfter after how long without a fit the user is told why
 */
public record OfferSettings(
    List<Constraint> constraints,
    Reserved reserved,
    Duration refuse,
    Duration refuseUnmetConstraints,
    Duration refuseReachedLimit,
    Duration reviveInterval,
    Duration localityWait,
    boolean localityAware,
    Duration explainAfter) {

  public OfferSettings {
    constraints = List.copyOf(constraints);
  }

  /** What becomes of resources that are reserved for the role. */
  public enum Reserved {
    /** Taken before others. */
    FIRST,
    /** Nothing else is taken. */
    ONLY,
    /** Left alone. */
    NEVER
  }
}
