package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;

/** Whatever goes wrong in the middle of a job, the result is right. */
final class KubernetesFaultIT {

  private static final String EXECUTOR =
      "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend --driver-url";
  private static final String RIGHT = "[(0, 135), (1, 145), (2, 155)]";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Team team;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  @BeforeAll
  static void start() {
    team = Team.create("faults", folder);
    driver = team.converse("rounds.py", "");
    assertThat(driver.hear()).startsWith("ready ");
  }

  @AfterAll
  static void stop() {
    try (Team ending = team;
        Conversation last = driver) {
      assertThat(last.end()).isZero();
      ending.awaitNoExecutors();
    }
  }

  @BeforeEach
  void executorsRun() {
    Await.until(() -> team.running() == 2, "two executors run", this::state);
  }

  @Test
  void podIsDeleted() {
    String pod = runningPod();
    driver.say("deleted");
    team.kubectl("delete", "pod", pod, "--wait=false");
    assertThat(driver.hear()).as(driver.errors()).isEqualTo("deleted " + RIGHT);
    Await.until(
        () -> team.executors().stream().noneMatch(line -> line.startsWith(pod)),
        "the pod is gone",
        this::state);
  }

  @Test
  void podIsKilledWithoutWarning() {
    String pod = runningPod();
    driver.say("killed");
    team.kubectl("delete", "pod", pod, "--grace-period=0", "--force");
    assertThat(driver.hear()).as(driver.errors()).isEqualTo("killed " + RIGHT);
  }

  /** The node does not answer, and what ran on it is dead; later, it comes back. */
  @Test
  void nodeIsLostForAWhile() {
    driver.say("silent");
    Kubernetes.shared().silence();
    assertThat(Command.of("pkill", "-KILL", "--full", EXECUTOR).run().exit()).isZero();
    Await.until(() -> !node().contains("KubeletReady"), "the node is not ready", this::state);

    Kubernetes.shared().wake();
    assertThat(driver.hear()).as(driver.errors()).isEqualTo("silent " + RIGHT);
    Await.until(() -> node().contains("KubeletReady"), "the node is ready", this::state);
  }

  private static String node() {
    return Kubernetes.shared()
        .kubectl(
            "get",
            "nodes",
            "-o",
            "jsonpath={.items[0].status.conditions[?(@.type=='Ready')].reason}");
  }

  private static String runningPod() {
    return team.executors().stream()
        .filter(line -> line.endsWith(" Running"))
        .findFirst()
        .orElseThrow()
        .split(" ", 2)[0];
  }

  private String state() {
    return team.executors() + "\n" + driver.errors();
  }
}
