package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus.Reason;

class ReconciliationTest {

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private final Reconciliation reconciliation =
      new Reconciliation(
          new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(60), 0),
          Duration.ofMinutes(15),
          () -> 0);

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }

  private List<String> asked(Instant now) {
    return reconciliation.due(now).stream()
        .map(call -> call.tasks().stream().map(t -> t.taskId().value()).sorted().toList())
        .map(tasks -> tasks.isEmpty() ? "all" : String.join(" ", tasks))
        .toList();
  }

  private void launch(String task, Instant now) {
    reconciliation.expect(new TaskId(task), Optional.empty(), now);
  }

  @Test
  void asksNothingOnTheFirstSubscriptionOfANewFramework() {
    reconciliation.subscribed(false, START);

    assertThat(asked(after(1))).isEmpty();
    assertThat(asked(after(60))).isEmpty();
    assertThat(reconciliation.next()).contains(after(15 * 60));
  }

  @Test
  void asksAgainAndAgainForTasksThatGoUnanswered() {
    launch("a", START);
    launch("b", START);
    reconciliation.subscribed(true, START);

    assertThat(asked(START)).containsExactly("a b");
    assertThat(asked(after(1))).isEmpty();
    reconciliation.heard(Statuses.of("a", TaskState.TASK_RUNNING));
    assertThat(asked(after(5))).containsExactly("b", "all");
    assertThat(asked(after(14))).isEmpty();
    assertThat(asked(after(15))).containsExactly("b");
    assertThat(reconciliation.next()).contains(after(35));
    reconciliation.heard(Statuses.of("b", TaskState.TASK_RUNNING));
    assertThat(asked(after(60))).isEmpty();
  }

  @Test
  void asksForAllFromTimeToTime() {
    reconciliation.subscribed(false, START);
    launch("a", START);
    reconciliation.heard(Statuses.of("a", TaskState.TASK_RUNNING));

    assertThat(asked(after(15 * 60))).containsExactly("a");
    assertThat(asked(after(15 * 60 + 5))).containsExactly("a", "all");
  }

  @Test
  void asksForALaunchedTaskOfWhichNothingIsHeard() {
    reconciliation.subscribed(false, START);
    launch("a", START);

    assertThat(asked(after(59))).isEmpty();
    assertThat(asked(after(60))).containsExactly("a");
  }

  @Test
  void forgetsTasksThatHaveEnded() {
    launch("done", START);
    launch("unknown", START);
    launch("lost", START);
    reconciliation.heard(Statuses.of("done", TaskState.TASK_FINISHED));
    reconciliation.heard(Statuses.of("unknown", TaskState.TASK_LOST, Reason.REASON_RECONCILIATION));
    // Its agent may come back with it.
    reconciliation.heard(Statuses.of("lost", TaskState.TASK_LOST, Reason.REASON_AGENT_REMOVED));

    reconciliation.subscribed(true, START);

    assertThat(asked(START)).containsExactly("lost");
  }

  @Test
  void learnsOfTasksByTheirUpdates() {
    reconciliation.heard(Statuses.of("found", TaskState.TASK_RUNNING));
    reconciliation.subscribed(true, START);

    assertThat(asked(START)).containsExactly("found");
  }

  @Test
  void asksNothingWhileThereIsNoSubscription() {
    launch("a", START);
    reconciliation.subscribed(true, START);
    reconciliation.disconnected();

    assertThat(reconciliation.due(after(3600))).isEmpty();
    assertThat(reconciliation.next()).isEmpty();
  }

  @Test
  void asksWithTheAgentWhereItIsKnown() {
    reconciliation.expect(new TaskId("a"), Optional.of(new AgentId("agent-1")), START);
    reconciliation.subscribed(true, START);

    assertThat(reconciliation.due(START))
        .singleElement()
        .extracting(Call.Reconcile::tasks)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .hasToString("Task[taskId=a, agentId=Optional[agent-1], unknownFields={}]");
  }
}
