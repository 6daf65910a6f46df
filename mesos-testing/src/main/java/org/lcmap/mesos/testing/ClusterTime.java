package org.lcmap.mesos.testing;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a cluster: follows the machine's clock, faster or slower, or stands still until it is
 * set; see docs/adr/0021. Safe for use by several threads.
 */
final class ClusterTime {

  private final double speed;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private volatile Instant standing = start;

  /**
   * Begins now.
   *
   * @param speed how much faster than the machine's clock time runs; 0 for time that stands still
   */
  ClusterTime(double speed) {
    this.speed = speed;
  }

  boolean standsStill() {
    return speed == 0;
  }

  Instant now() {
    return standsStill()
        ? standing
        : start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
  }

  /** Moves time that stands still; never back. */
  void moveTo(Instant instant) {
    if (instant.isAfter(standing)) {
      standing = instant;
    }
  }

  /** How long the machine's clock takes until then, at least 1; 0 for time that stands still. */
  long millisUntil(Instant instant) {
    double nanos = Duration.between(now(), instant).toNanos() / speed;
    return standsStill() ? 0 : Math.max(1, (long) nanos / 1_000_000 + 1);
  }
}
