package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus.Reason;

class PendingKillsTest {

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final Call.Kill KILL = new Call.Kill(new TaskId("t"));

  private final PendingKills kills =
      new PendingKills(new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(60), 0), () -> 0);

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }

  @Test
  void repeatsAKillThatGoesUnanswered() {
    kills.sent(KILL, START);

    assertThat(kills.due(after(4))).isEmpty();
    assertThat(kills.due(after(5))).containsExactly(KILL);
    assertThat(kills.due(after(14))).isEmpty();
    assertThat(kills.due(after(15))).containsExactly(KILL);
    assertThat(kills.next()).contains(after(35));
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"TASK_KILLED", "TASK_FINISHED", "TASK_FAILED", "TASK_GONE", "TASK_UNKNOWN"})
  void stopsWhenTheTaskHasEnded(TaskState state) {
    kills.sent(KILL, START);
    kills.heard(Statuses.of("t", state), after(1));

    assertThat(kills.due(after(3600))).isEmpty();
    assertThat(kills.next()).isEmpty();
  }

  @Test
  void stopsWhenTheMasterDoesNotKnowTheTask() {
    kills.sent(KILL, START);
    kills.heard(Statuses.of("t", TaskState.TASK_LOST, Reason.REASON_RECONCILIATION), after(1));

    assertThat(kills.next()).isEmpty();
  }

  @Test
  void isNotAnsweredByNewsThatTheTaskRuns() {
    kills.sent(KILL, START);
    kills.heard(Statuses.of("t", TaskState.TASK_RUNNING), after(1));

    assertThat(kills.due(after(5))).containsExactly(KILL);
  }

  @Test
  void leavesATaskThatIsBeingKilledInPeace() {
    kills.sent(KILL, START);
    kills.heard(Statuses.of("t", TaskState.TASK_KILLING), after(1));

    assertThat(kills.due(after(3600))).isEmpty();
  }

  @Test
  void killsATaskThatComesBackWithItsAgent() {
    kills.sent(KILL, START);
    kills.heard(Statuses.of("t", TaskState.TASK_UNREACHABLE), after(1));
    assertThat(kills.due(after(100))).isEmpty();

    kills.heard(Statuses.of("t", TaskState.TASK_RUNNING), after(200));

    assertThat(kills.due(after(200))).containsExactly(KILL);
  }

  @Test
  void repeatsAllAfterANewSubscription() {
    kills.sent(KILL, START);
    kills.subscribed(after(1));

    assertThat(kills.due(after(1))).containsExactly(KILL);
  }

  @Test
  void doesNotMindUpdatesOfOtherTasks() {
    kills.heard(Statuses.of("other", TaskState.TASK_RUNNING), START);

    assertThat(kills.next()).isEmpty();
  }
}
