package org.lcmap.mesos.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time, up to a limit, shortened at
 * random so that the frameworks of a cluster do not come back all at once. A pure function of its
 * arguments.
 *
 * @param first the wait after the first failure
 * @param longest no wait is longer; Mesos suggests 15 s for subscriptions
 * @param jitter by which part of itself a wait may be shortened, from 0 (never) to 1
 */
public record RetryPolicy(Duration first, Duration longest, double jitter) {

  /** For subscriptions: 0.2 s, 0.4 s ... 15 s, each shortened by up to a half. */
  public static final RetryPolicy SUBSCRIPTION =
      new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(15), 0.5);

  /**
   * For questions and kills that went unanswered: 5 s, 10 s ... 60 s, shortened by up to a fifth.
   */
  public static final RetryPolicy UNANSWERED =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(60), 0.2);

  public RetryPolicy {
    requireNonNull(first, "first");
    requireNonNull(longest, "longest");
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "waits must be positive, the longest no shorter than the first: "
              + first
              + ", "
              + longest);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to 1: " + jitter);
    }
  }

  /**
   * The wait after so many failures.
   *
   * @param failures how many attempts failed in a row, at least 1
   * @param random from 0 to 1
   */
  public Duration delay(int failures, double random) {
    // 2^40 times any wait is beyond every limit; more would overflow.
    double factor = Math.scalb(1.0, Math.min(failures - 1, 40));
    double millis = Math.min(first.toMillis() * factor, (double) longest.toMillis());
    return Duration.ofMillis(Math.max(1, Math.round(millis * (1 - jitter * random))));
  }
}
