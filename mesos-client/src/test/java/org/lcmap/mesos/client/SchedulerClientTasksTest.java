package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.ScriptedMaster.Feed;
import org.lcmap.mesos.client.ScriptedMaster.Received;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Operation;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskStatus;

/** Acknowledging, reconciling, and killing for good. */
class SchedulerClientTasksTest extends WithMaster {

  @Test
  void acknowledgesOnlyUpdatesWithAUuid() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      Feed feed = master.feed();
      feed.event(update("t-1", "TASK_RUNNING", ""));
      feed.event(update("t-2", "TASK_RUNNING", ",\"uuid\":\"MDEyMzQ1Njc4OWFiY2RlZg==\""));

      Received acknowledge = master.call();

      assertThat(acknowledge.type()).isEqualTo("ACKNOWLEDGE");
      assertThat(acknowledge.json().at("/acknowledge/task_id/value").asText()).isEqualTo("t-2");
      assertThat(acknowledge.json().at("/acknowledge/agent_id/value").asText()).isEqualTo("a-1");
      assertThat(acknowledge.json().at("/acknowledge/uuid").asText())
          .isEqualTo("MDEyMzQ1Njc4OWFiY2RlZg==");
    }
  }

  @Test
  void doesNotAcknowledgeWhatTheHandlerFailedOn() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    RecordingHandler failingOnce =
        new RecordingHandler() {
          @Override
          public void update(TaskStatus status) {
            if (failures.getAndIncrement() == 0) {
              throw new IllegalStateException("cannot handle this now");
            }
          }
        };
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(failingOnce);
      Feed feed = master.feed();
      feed.event(update("t-1", "TASK_RUNNING", ",\"uuid\":\"AAAAAAAAAAAAAAAAAAAAAA==\""));
      feed.event(update("t-1", "TASK_RUNNING", ",\"uuid\":\"MDEyMzQ1Njc4OWFiY2RlZg==\""));

      assertThat(master.call().json().at("/acknowledge/uuid").asText())
          .isEqualTo("MDEyMzQ1Njc4OWFiY2RlZg==");
    }
  }

  @Test
  void leavesAcknowledgingToTheHandlerWhenTold() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).acknowledgedByHandler().build()) {
      client.start(handler);
      master.feed().event(update("t-1", "TASK_RUNNING", ",\"uuid\":\"MDEyMzQ1Njc4OWFiY2RlZg==\""));
      handler.nextNews();

      client.send(new Call.Revive(List.of()));

      assertThat(master.call().type()).isEqualTo("REVIVE");
    }
  }

  @Test
  void reconcilesLaunchedTasksAgainAndAgainAndAllTasksOnce() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      client.send(launch("t-1"));
      assertThat(master.call().type()).isEqualTo("ACCEPT");
      master.feed().end();

      int asked = 0;
      boolean askedForAll = false;
      while (asked < 2 || !askedForAll) {
        Received call = master.call();
        assertThat(call.type()).isEqualTo("RECONCILE");
        assertThat(call.json().has("reconcile")).isTrue();
        if (call.json().at("/reconcile/tasks").isMissingNode()) {
          assertThat(askedForAll).isFalse();
          askedForAll = true;
        } else {
          assertThat(call.json().at("/reconcile/tasks").toString())
              .isEqualTo("[{\"task_id\":{\"value\":\"t-1\"},\"agent_id\":{\"value\":\"a-1\"}}]");
          asked++;
        }
      }
    }
  }

  @Test
  void reconcilesTasksOfAnEarlierLife() throws Exception {
    Call.Reconcile.Task known = new Call.Reconcile.Task(new TaskId("old-1"));
    try (SchedulerClient client = Clients.of(master.uri()).knownTasks(List.of(known)).build()) {
      client.start(handler);

      assertThat(master.call().json().at("/reconcile/tasks/0/task_id/value").asText())
          .isEqualTo("old-1");
    }
  }

  @Test
  void repeatsAKillUntilTheTaskHasEnded() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      Feed feed = master.feed();
      client.send(
          new Call.Kill(new TaskId("t-1"), Optional.of(new AgentId("a-1")), Optional.empty()));

      Received first = master.call();
      Received second = master.call();
      feed.event(update("t-1", "TASK_KILLED", ""));
      handler.nextNews();
      client.send(new Call.Revive(List.of()));
      Received last = master.call();
      while (last.type().equals("KILL")) {
        last = master.call();
      }

      assertThat(first.type()).isEqualTo("KILL");
      assertThat(second.json()).isEqualTo(first.json());
      assertThat(last.type()).isEqualTo("REVIVE");
    }
  }

  private static Call launch(String task) {
    TaskInfo info = TaskInfo.builder(task, new TaskId(task), new AgentId("a-1")).build();
    return new Call.Accept(
        List.of(new OfferId("o-1")), List.of(Operation.launch(List.of(info))), Optional.empty());
  }

  private static String update(String task, String state, String more) {
    return "{\"type\":\"UPDATE\",\"update\":{\"status\":{\"task_id\":{\"value\":\""
        + task
        + "\"},\"state\":\""
        + state
        + "\",\"agent_id\":{\"value\":\"a-1\"}"
        + more
        + "}}}";
  }
}
