package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.client.MesosConnectionException;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.model.Bytes;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.FrameworkInfo.Capability;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.TaskStatus.Reason;
import org.lcmap.mesos.model.TaskStatus.Source;

/** Each fault by itself: what a framework gets to see of it. */
class FaultsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static MesosClusterBuilder quick() {
    return MesosCluster.builder()
        .agent(AgentSpec.of(4, 1024))
        .allocationInterval(Duration.ofMillis(10))
        .heartbeatInterval(Duration.ofMillis(200))
        .updateRetry(Duration.ofMillis(50));
  }

  private static FrameworkInfo framework() {
    return FrameworkInfo.builder("root", "faults")
        .role("*")
        .capabilities(List.of(Capability.of(Capability.Type.TASK_KILLING_STATE)))
        .checkpoint(true)
        .failoverTimeout(600)
        .build();
  }

  private static TaskStatus await(Workload workload, String task, TaskState state)
      throws InterruptedException {
    assertThat(workload.await(() -> workload.states().get(task) == state, PATIENCE))
        .as("%s becomes %s; heard: %s", task, state, workload.history())
        .isTrue();
    List<TaskStatus> all = workload.statuses();
    return all.get(all.size() - 1);
  }

  @Test
  void aMissingImageFailsTheLaunch() throws Exception {
    try (MesosCluster cluster = quick().simulatedTasks().start();
        Workload workload = new Workload(cluster, framework())) {
      cluster.faults().imageMissing(true);
      workload.submit("task", "sleep 1000", "no/such:image");
      workload.start();

      TaskStatus failed = await(workload, "task", TaskState.TASK_FAILED);

      assertThat(failed.reason()).hasValueSatisfying(is(Reason.REASON_CONTAINER_LAUNCH_FAILED));
      assertThat(failed.source()).hasValueSatisfying(is(Source.SOURCE_AGENT));
      assertThat(failed.message())
          .hasValueSatisfying(
              text ->
                  assertThat(text)
                      .startsWith("Failed to launch container: Failed to run 'docker pull")
                      .contains("manifest for no/such:image not found"));
      cluster.faults().imageMissing(false);
      workload.submit("later", "sleep 1000", "no/such:image");
      await(workload, "later", TaskState.TASK_RUNNING);
    }
  }

  @Test
  void slowAnswersTakeTheirTimeInTheClustersTime() throws Exception {
    try (MesosCluster cluster = quick().manualTime().start();
        RawClient client = connect(cluster)) {
      cluster.faults().slowAnswers(Duration.ofSeconds(10));

      CompletableFuture<String> status =
          CompletableFuture.supplyAsync(() -> statusOfAnEmptyCall(client));

      assertThatThrownBy(() -> status.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      cluster.advance(Duration.ofSeconds(9));
      assertThat(status).isNotDone();
      cluster.advance(Duration.ofSeconds(1));
      assertThat(status.get(20, TimeUnit.SECONDS)).startsWith("HTTP/1.1 400");
    }
  }

  private static RawClient connect(MesosCluster cluster) throws Exception {
    String[] address = cluster.master().split(":", -1);
    return new RawClient(new Socket(address[0], Integer.parseInt(address[1])));
  }

  private static String statusOfAnEmptyCall(RawClient client) {
    try {
      return client
          .send("POST /api/v1/scheduler HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
          .statusLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSlowAnswerEndsACallAndNotTheSubscription() throws Exception {
    try (MesosCluster cluster = quick().start();
        SchedulerClient client = client(cluster, Duration.ofMillis(300))) {
      client.start(new EventLog());
      cluster.faults().slowAnswers(Duration.ofMinutes(10));

      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOf(MesosConnectionException.class)
          .hasMessageContaining("did not answer REVIVE in time");
      cluster.faults().slowAnswers(Duration.ZERO);

      client.send(new Call.Revive(List.of()));
      assertThat(client.subscription()).isPresent();
    }
  }

  private static SchedulerClient client(MesosCluster cluster, Duration timeout) {
    return SchedulerClient.builder(
            MasterDetector.of(List.of(URI.create("http://" + cluster.master()))), framework())
        .timeout(timeout)
        .build();
  }

  @Test
  void aTaskKilledFromOutsideFails() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("task", "sleep 300");
      workload.start();
      await(workload, "task", TaskState.TASK_RUNNING);

      cluster.faults().killTask("task");

      assertThat(await(workload, "task", TaskState.TASK_FAILED).message())
          .contains("Command terminated with signal Killed");
    }
  }

  @Test
  void aCommandOutOfMemoryFailsWithTheLimit() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("task", "sleep 300");
      workload.start();
      await(workload, "task", TaskState.TASK_RUNNING);

      cluster.faults().outOfMemory("task");

      TaskStatus failed = await(workload, "task", TaskState.TASK_FAILED);
      assertThat(failed.reason()).hasValueSatisfying(is(Reason.REASON_CONTAINER_LIMITATION_MEMORY));
      assertThat(failed.source()).hasValueSatisfying(is(Source.SOURCE_AGENT));
      assertThat(failed.message())
          .hasValueSatisfying(
              text ->
                  assertThat(text.lines())
                      .startsWith("Memory limit exceeded: Requested: 64MB Maximum Used: 64MB")
                      .contains("MEMORY STATISTICS: "));
      assertThat(failed.limitation().orElseThrow().resources())
          .singleElement()
          .satisfies(mem -> assertThat(mem.name() + mem.amount()).isEqualTo("mem64.0"));
    }
  }

  @Test
  void aContainerOutOfMemoryFailsWithoutAReason() throws Exception {
    try (MesosCluster cluster = quick().simulatedTasks().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("task", "sleep 1000", "image");
      workload.start();
      await(workload, "task", TaskState.TASK_RUNNING);

      cluster.faults().outOfMemory("task");

      TaskStatus failed = await(workload, "task", TaskState.TASK_FAILED);
      assertThat(failed.reason()).isEmpty();
      assertThat(failed.message()).contains("Container exited with status 137");
    }
  }

  @Test
  void aDrainedAgentKillsItsTasksAndOffersNothingUntilItIsBackInService() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("task", "sleep 300");
      workload.start();
      await(workload, "task", TaskState.TASK_RUNNING);

      cluster.faults().drainAgent(0);

      TaskStatus killed = await(workload, "task", TaskState.TASK_KILLED);
      assertThat(killed.reason()).hasValueSatisfying(is(Reason.REASON_AGENT_DRAINING));
      assertThat(workload.history()).contains("task TASK_KILLING REASON_AGENT_DRAINING");
      int seen = workload.offersSeen();
      workload.submit("next", "sleep 300");
      workload.client().send(new Call.Revive(List.of())); // brings offers at once, if any
      assertThat(workload.offersSeen()).isEqualTo(seen);
      cluster.faults().reactivateAgent(0);
      await(workload, "next", TaskState.TASK_RUNNING);
    }
  }

  @Test
  void anAgentDrainedWhileItIsAwayKillsItsTasksOnItsReturn() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("task", "sleep 300");
      workload.start();
      await(workload, "task", TaskState.TASK_RUNNING);
      cluster.faults().loseAgent(0);

      cluster.faults().drainAgent(0);
      cluster.faults().returnAgent(0);

      await(workload, "task", TaskState.TASK_KILLED);
    }
  }

  @Test
  void updatesMayComeTwice() throws Exception {
    try (MesosCluster cluster = quick().updateRetry(Duration.ofMinutes(5)).start();
        Workload workload = new Workload(cluster, framework())) {
      cluster.faults().duplicateUpdates(true);
      workload.submit("task", "true");
      workload.start();

      assertThat(workload.await(() -> uuids(workload).size() == 6, PATIENCE)).isTrue();
      assertThat(Set.copyOf(uuids(workload))).hasSize(3);
    }
  }

  /** Of the updates that agents sent; what the master says by itself has none. */
  private static List<Bytes> uuids(Workload workload) {
    return workload.statuses().stream().flatMap(status -> status.uuid().stream()).toList();
  }

  @Test
  void updatesOfTasksMayOvertakeEachOther() throws Exception {
    try (MesosCluster cluster =
            quick().updateRetry(Duration.ofMinutes(5)).manualTime().simulatedTasks().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("first", "sleep 10");
      workload.submit("second", "sleep 11");
      workload.start();
      await(workload, "second", TaskState.TASK_RUNNING);
      await(workload, "first", TaskState.TASK_RUNNING);
      cluster.faults().reorderUpdates(true);

      cluster.advance(Duration.ofSeconds(12));

      await(workload, "first", TaskState.TASK_FINISHED);
      List<String> history = workload.history();
      assertThat(history.indexOf("second TASK_FINISHED "))
          .as("%s", history)
          .isBetween(0, history.indexOf("first TASK_FINISHED ") - 1);
    }
  }

  @Test
  void offersAreRescinded() throws Exception {
    try (MesosCluster cluster = quick().start();
        SchedulerClient client = client(cluster, Duration.ofSeconds(5))) {
      EventLog log = new EventLog();
      client.start(log);
      Event.Offers offers = next(log, Event.Offers.class);

      cluster.faults().rescindOffers();

      assertThat(next(log, Event.Rescind.class).offerId()).isEqualTo(offers.offers().get(0).id());
    }
  }

  private static <E extends Event> E next(EventLog log, Class<E> type) throws InterruptedException {
    while (true) {
      Event event = log.events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).as(type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  @Test
  void wrongAnswersAndRedirectsPass() throws Exception {
    try (MesosCluster cluster = quick().start();
        SchedulerClient client = client(cluster, Duration.ofSeconds(5))) {
      cluster.faults().wrongRedirect("127.0.0.1:1", 2);
      client.start(new EventLog());
      cluster.faults().answer(409, "Conflict", 1);

      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .hasMessageContaining("conflicts with its state: Conflict");
      client.send(new Call.Revive(List.of()));
    }
  }

  private static <E extends Enum<E>> Consumer<EnumValue<E>> is(E constant) {
    return value -> assertThat(value.is(constant)).as("%s", value).isTrue();
  }
}
