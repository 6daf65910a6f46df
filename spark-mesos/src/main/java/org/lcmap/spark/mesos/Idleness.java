package org.lcmap.spark.mesos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Knows for how long an application has run no job, and whether it therefore rests: without
 * executors, until its next job. Docs: {@code docs/adr/0091-idle-time.md}.
 *
 * <p>Spark's listeners and the application's duties call it on threads of their own.
 */
final class Idleness extends SparkListener {

  private final Optional<Duration> limit;
  private final Runnable wake;
  private final Clock clock;
  private final Set<Integer> jobs = new HashSet<>();
  private Instant since;
  private boolean resting;

  /**
   * For one application.
   *
   * @param limit after how long without a job it rests; none for never
   * @param wake called when it rests no longer
   */
  Idleness(Optional<Duration> limit, Runnable wake, Clock clock) {
    this.limit = limit;
    this.wake = wake;
    this.clock = clock;
    since = clock.instant();
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    if (started(event.jobId())) {
      wake.run();
    }
  }

  private synchronized boolean started(int job) {
    boolean rested = resting;
    jobs.add(job);
    resting = false;
    return rested;
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    jobs.remove(event.jobId());
    since = clock.instant();
  }

  /** Begins to rest when it is time for that; true when it begins. */
  synchronized boolean beginRest() {
    boolean begins =
        !resting
            && jobs.isEmpty()
            && limit.filter(most -> !since.plus(most).isAfter(clock.instant())).isPresent();
    resting |= begins;
    return begins;
  }

  synchronized boolean isResting() {
    return resting;
  }
}
