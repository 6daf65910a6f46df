package org.lcmap.spark.mesos;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lcmap.spark.mesos.executors.Cause;
import org.lcmap.spark.mesos.executors.Totals;
import org.lcmap.spark.mesos.placement.DeclineReason;

/** What a fleet has done so far, in numbers. Written by its thread, read by any. */
final class FleetCounts {

  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong launched = new AtomicLong();
  private final Map<DeclineReason, AtomicLong> declined = new EnumMap<>(DeclineReason.class);
  private final Map<Cause, AtomicLong> lost = new EnumMap<>(Cause.class);
  private volatile Totals totals = new Totals(0, 0, 0, 0, 0);
  private volatile int excludedHosts;

  FleetCounts() {
    for (DeclineReason reason : DeclineReason.values()) {
      declined.put(reason, new AtomicLong());
    }
    for (Cause cause : Cause.values()) {
      lost.put(cause, new AtomicLong());
    }
  }

  void offered(int offers) {
    offered.addAndGet(offers);
  }

  void launched(int executors) {
    launched.addAndGet(executors);
  }

  void declined(DeclineReason reason, int offers) {
    count(declined, reason).addAndGet(offers);
  }

  void countLoss(Cause cause) {
    count(lost, cause).incrementAndGet();
  }

  void holds(Totals now, int excluded) {
    totals = now;
    excludedHosts = excluded;
  }

  long offered() {
    return offered.get();
  }

  long launched() {
    return launched.get();
  }

  long declined(DeclineReason reason) {
    return count(declined, reason).get();
  }

  long ended(Cause cause) {
    return count(lost, cause).get();
  }

  /** What the executors hold that were launched and have not ended. */
  Totals totals() {
    return totals;
  }

  int excludedHosts() {
    return excludedHosts;
  }

  private static <K> AtomicLong count(Map<K, AtomicLong> counts, K key) {
    return java.util.Objects.requireNonNull(counts.get(key));
  }
}
