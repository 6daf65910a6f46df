package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopTest {

  private final List<String> done = new ArrayList<>();

  @Test
  void timeStandsStillUntilItIsAdvanced() {
    try (EventLoop loop = new EventLoop(0)) {
      Instant start = loop.now();
      loop.after(Duration.ofSeconds(1), () -> done.add("late"));
      loop.run(() -> done.add("now"));
      assertThat(loop.now()).isEqualTo(start);

      loop.advance(Duration.ofSeconds(1));

      assertThat(done).containsExactly("now", "late");
      assertThat(loop.now()).isEqualTo(start.plusSeconds(1));
    }
  }

  @Test
  void whatFallsDueRunsInOrderEachAtItsOwnInstant() {
    try (EventLoop loop = new EventLoop(0)) {
      Instant start = loop.now();
      loop.after(Duration.ofSeconds(2), () -> note("second", start, loop));
      loop.after(Duration.ofSeconds(2), () -> note("third", start, loop));
      loop.after(
          Duration.ofSeconds(1),
          () -> {
            note("first", start, loop);
            loop.after(Duration.ofSeconds(3), () -> note("fourth", start, loop));
            loop.after(Duration.ofSeconds(9), () -> note("too late", start, loop));
          });

      loop.advance(Duration.ofSeconds(5));

      assertThat(done).containsExactly("first 1", "second 2", "third 2", "fourth 4");
    }
  }

  private void note(String what, Instant start, EventLoop loop) {
    done.add(what + " " + Duration.between(start, loop.now()).toSeconds());
  }

  @Test
  void aCancelledTimerNeverRuns() {
    try (EventLoop loop = new EventLoop(0)) {
      loop.after(Duration.ofSeconds(1), () -> done.add("cancelled")).cancel();

      loop.advance(Duration.ofSeconds(2));

      assertThat(done).isEmpty();
    }
  }

  @Test
  void timeMayRunFasterThanTheClock() throws Exception {
    try (EventLoop loop = new EventLoop(1000)) {
      CountDownLatch hour = new CountDownLatch(1);
      Instant start = loop.now();
      loop.after(Duration.ofMinutes(1), hour::countDown);

      assertThat(hour.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.between(start, loop.now())).isGreaterThan(Duration.ofMinutes(1));
      assertThatThrownBy(() -> loop.advance(Duration.ofSeconds(1)))
          .hasMessageContaining("manualTime()");
    }
  }

  @Test
  void handsResultsAndFailuresToWhoeverAsked() {
    try (EventLoop loop = new EventLoop(0)) {
      assertThat(loop.call(() -> loop.call(() -> "from the loop itself")))
          .isEqualTo("from the loop itself");
      assertThatThrownBy(
              () ->
                  loop.run(
                      () -> {
                        throw new IllegalArgumentException("asked wrongly");
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("asked wrongly");
    }
  }

  @Test
  void tellsInTheEndWhatWentWrongUnseen() {
    EventLoop loop = new EventLoop(0);
    loop.execute(
        () -> {
          throw new IllegalStateException("a defect");
        });

    assertThatThrownBy(loop::close).hasRootCauseMessage("a defect");
    assertThatThrownBy(() -> loop.run(() -> done.add("too late"))).hasMessageContaining("closed");
    loop.execute(() -> done.add("too late"));
    assertThat(done).isEmpty();
  }
}
