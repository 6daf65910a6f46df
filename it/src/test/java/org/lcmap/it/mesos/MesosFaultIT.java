package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lcmap.it.Await;
import org.lcmap.it.Conversation;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.Faults;
import org.lcmap.mesos.testing.MesosCluster;

/**
 * Whatever goes wrong in the middle of a job, the result is right. One driver goes through all
 * faults, which is harder than one for each.
 */
final class MesosFaultIT {

  private static final String RIGHT = "[(0, 135), (1, 145), (2, 155)]";

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .masters(2)
            .agent(AgentSpec.of(2, 4096))
            .agent(AgentSpec.of(2, 4096))
            .electionTimeout(Duration.ofSeconds(1))
            .agentTimeout(Duration.ofSeconds(3))
            .heartbeatInterval(Duration.ofSeconds(1))
            .updateRetry(Duration.ofSeconds(1))
            .start();
    String masters = "mesos://" + String.join(",", cluster.masters());
    driver =
        new Conversation(
            MesosDriver.python(
                masters,
                "--total-executor-cores 2 --conf spark.task.maxFailures=8 --conf"
                    + " spark.ui.showConsoleProgress=false",
                "rounds.py"));
    assertThat(driver.hear()).startsWith("ready ");
  }

  @AfterAll
  static void stop() {
    try (Conversation ending = driver;
        MesosCluster last = cluster) {
      assertThat(ending.end()).isZero();
      assertThat(last.frameworks()).isEmpty();
      Await.until(
          () -> last.liveTasks() == 0, "all executors end", () -> cluster.tasks().toString());
    }
  }

  @BeforeEach
  void executorsRun() {
    Await.until(() -> running().size() == 2, "two executors run", this::state);
  }

  @AfterEach
  void faultsAreOver() {
    cluster.faults().slowAnswers(Duration.ZERO);
    cluster.faults().duplicateUpdates(false);
    cluster.faults().reorderUpdates(false);
  }

  @Test
  void leaderIsLost() {
    during(
        "leader",
        faults -> {
          faults.loseLeader();
          Await.until(() -> !cluster.frameworks().isEmpty(), "the driver is back", this::state);
        });
    cluster.faults().startMaster(0);
    cluster.faults().startMaster(1);
  }

  @Test
  void streamsAreCut() {
    during("cut", Faults::cutStreams);
  }

  @Test
  void masterFallsSilent() {
    during("silence", faults -> faults.silence(true));
  }

  @Test
  void masterAnswersSlowlyAndWrongly() {
    during(
        "answers",
        faults -> {
          faults.slowAnswers(Duration.ofMillis(500));
          faults.answer(503, "Master has not finished recovery", 3);
          faults.killTask(running().get(0).taskId());
        });
  }

  @Test
  void executorIsKilledFromOutside() {
    during("kill", faults -> faults.killTask(running().get(0).taskId()));
  }

  @Test
  void executorsRunOutOfMemory() {
    during("memory", faults -> running().forEach(task -> faults.outOfMemory(task.taskId())));
  }

  @Test
  void agentIsLostForGood() {
    int agent = running().get(0).agent();
    during("agent", faults -> faults.loseAgent(agent));
    cluster.faults().returnAgent(agent);
  }

  @Test
  void agentIsRestartedAndItsExecutorsGoOn() {
    List<ClusterTask> before = running();
    int agent = before.get(0).agent();
    during(
        "restart",
        faults -> {
          faults.loseAgent(agent);
          faults.returnAgent(agent);
        });
    assertThat(running())
        .extracting(ClusterTask::taskId)
        .containsExactlyInAnyOrderElementsOf(before.stream().map(ClusterTask::taskId).toList());
  }

  @Test
  void agentIsDrained() {
    int agent = running().get(0).agent();
    during("drain", faults -> faults.drainAgent(agent));
    cluster.faults().reactivateAgent(agent);
    assertThat(driver.errors()).contains("its agent is being drained for maintenance");
  }

  @Test
  void masterRedirectsToNowhere() {
    during(
        "redirect",
        faults -> {
          faults.wrongRedirect("127.0.0.1:1", 2);
          faults.cutStreams();
        });
  }

  @Test
  void updatesComeTwiceAndOutOfOrder() {
    during(
        "updates",
        faults -> {
          faults.duplicateUpdates(true);
          faults.reorderUpdates(true);
          faults.killTask(running().get(0).taskId());
        });
  }

  @Test
  void offersAreTakenBack() {
    during(
        "offers",
        faults -> {
          faults.killTask(running().get(0).taskId());
          faults.rescindOffers();
        });
  }

  private void during(String name, Consumer<Faults> fault) {
    driver.say(name);
    fault.accept(cluster.faults());
    assertThat(driver.hear()).as(driver.errors()).isEqualTo(name + " " + RIGHT);
  }

  private List<ClusterTask> running() {
    return cluster.tasks().stream().filter(task -> task.state().equals("TASK_RUNNING")).toList();
  }

  private String state() {
    return cluster.frameworks() + " " + cluster.tasks() + "\n" + driver.errors();
  }
}
