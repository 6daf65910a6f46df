package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Nil$;

final class IdlenessTest {

  private final Time time = new Time();
  private final AtomicInteger woken = new AtomicInteger();
  private final Idleness idleness = idleness(Optional.of(Duration.ofMinutes(30)));

  @Test
  void restsAfterTheTimeWithoutAJobAndOnlyOnce() {
    time.pass(Duration.ofMinutes(29));
    assertThat(idleness.beginRest()).isFalse();

    time.pass(Duration.ofMinutes(1));
    assertThat(idleness.beginRest()).isTrue();
    assertThat(idleness.beginRest()).isFalse();
    assertThat(idleness.isResting()).isTrue();
  }

  @Test
  void jobOfAnyLengthKeepsItAwake() {
    start(1);
    start(2);
    time.pass(Duration.ofHours(9));
    end(1);
    assertThat(idleness.beginRest()).isFalse();

    end(2);
    time.pass(Duration.ofMinutes(29));
    assertThat(idleness.beginRest()).isFalse();
    time.pass(Duration.ofMinutes(1));
    assertThat(idleness.beginRest()).isTrue();
  }

  @Test
  void nextJobWakesIt() {
    start(1);
    assertThat(woken).hasValue(0);
    end(1);
    time.pass(Duration.ofHours(1));
    assertThat(idleness.beginRest()).isTrue();

    start(2);

    assertThat(woken).hasValue(1);
    assertThat(idleness.isResting()).isFalse();
  }

  @Test
  void neverRestsWithoutALimit() {
    Idleness never = idleness(Optional.empty());
    time.pass(Duration.ofDays(1000));

    assertThat(never.beginRest()).isFalse();
  }

  private Idleness idleness(Optional<Duration> limit) {
    return new Idleness(limit, woken::incrementAndGet, time);
  }

  private void start(int job) {
    idleness.onJobStart(new SparkListenerJobStart(job, 0, stages(), new Properties()));
  }

  @SuppressWarnings("unchecked") // Scala's empty list is one of everything
  private static scala.collection.immutable.Seq<org.apache.spark.scheduler.StageInfo> stages() {
    return (scala.collection.immutable.Seq<org.apache.spark.scheduler.StageInfo>)
        (Object) Nil$.MODULE$;
  }

  private void end(int job) {
    idleness.onJobEnd(new SparkListenerJobEnd(job, 0, JobSucceeded$.MODULE$));
  }

  private static final class Time extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
