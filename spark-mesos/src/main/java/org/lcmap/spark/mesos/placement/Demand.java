package org.lcmap.spark.mesos.placement;

import java.time.Instant;
import java.util.Set;

/**
 * What the application wants now.
 *
 * @param executors how many in all, those that run included
 * @param preferredHosts hosts that have data of tasks that wait; hosts that run an executor may be
 *     among them
 * @param since when the application last asked: from then on it waits for preferred hosts
 * @param excludedHosts hosts that Spark itself has excluded
 */
public record Demand(
    int executors, Set<String> preferredHosts, Instant since, Set<String> excludedHosts) {

  public Demand {
    preferredHosts = Set.copyOf(preferredHosts);
    excludedHosts = Set.copyOf(excludedHosts);
  }

  /**
   * Whether this wants something that the one before did not, so that offers which were refused may
   * be of use now: more executors, or data of other hosts, or hosts that are not excluded any more.
   */
  public boolean exceeds(Demand before) {
    return executors > before.executors
        || !before.preferredHosts.containsAll(preferredHosts)
        || !excludedHosts.containsAll(before.excludedHosts);
  }

  /** So many executors, anywhere. */
  public static Demand of(int executors) {
    return new Demand(executors, Set.of(), Instant.EPOCH, Set.of());
  }
}
