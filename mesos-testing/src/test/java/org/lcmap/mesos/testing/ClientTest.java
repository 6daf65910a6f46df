package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.RetryPolicy;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.FrameworkInfo.Capability;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.security.Credentials;
import org.lcmap.mesos.security.Tls;
import org.lcmap.mesos.security.TlsSettings;
import org.lcmap.mesos.zookeeper.MesosMasters;

/** The client of this project against the emulated cluster, over real sockets. */
class ClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static MesosClusterBuilder quick() {
    return MesosCluster.builder()
        .agent(AgentSpec.of(8, 8192))
        .allocationInterval(Duration.ofMillis(10))
        .heartbeatInterval(Duration.ofMillis(200))
        .agentTimeout(Duration.ofMillis(100))
        .electionTimeout(Duration.ofMillis(50));
  }

  private static FrameworkInfo framework(Capability.Type... capabilities) {
    return FrameworkInfo.builder("root", "client-test")
        .role("*")
        .capabilities(List.of(capabilities).stream().map(Capability::of).toList())
        .checkpoint(true)
        .failoverTimeout(600)
        .build();
  }

  private static SchedulerClient.Builder client(MasterDetector detector, FrameworkInfo info) {
    return SchedulerClient.builder(detector, info)
        .retry(new RetryPolicy(Duration.ofMillis(5), Duration.ofMillis(50), 0.5))
        .unanswered(new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(200), 0.2));
  }

  private static MasterDetector at(String scheme, MesosCluster cluster) {
    return MasterDetector.of(
        cluster.masters().stream().map(one -> URI.create(scheme + "://" + one)).toList());
  }

  private static void awaitState(Workload workload, String task, TaskState state)
      throws InterruptedException {
    assertThat(workload.await(() -> workload.states().get(task) == state, PATIENCE))
        .as("%s becomes %s; heard: %s", task, state, workload.history())
        .isTrue();
  }

  @Test
  void runsRealProcessesAndHearsTheirEnd() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.submit("good", "echo hello");
      workload.submit("bad", "exit 3");
      workload.start();

      awaitState(workload, "good", TaskState.TASK_FINISHED);
      awaitState(workload, "bad", TaskState.TASK_FAILED);
    }
  }

  @Test
  void killsAProcess() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework(Capability.Type.TASK_KILLING_STATE))) {
      workload.submit("long", "sleep 300");
      workload.start();
      awaitState(workload, "long", TaskState.TASK_RUNNING);

      workload.client().send(new Call.Kill(new TaskId("long")));

      awaitState(workload, "long", TaskState.TASK_KILLED);
      assertThat(workload.history()).anyMatch(one -> one.startsWith("long TASK_KILLING"));
      assertThat(workload.await(() -> cluster.liveTasks() == 0, PATIENCE)).isTrue();
    }
  }

  @Test
  void followsTheLeaderThroughZooKeeperAndKeepsItsTasks() throws Exception {
    try (MesosCluster cluster = quick().masters(2).zooKeeper().start();
        Workload workload =
            new Workload(client(MesosMasters.detector(cluster.zooKeeper()), framework()))) {
      workload.submit("long", "sleep 300");
      workload.start();
      awaitState(workload, "long", TaskState.TASK_RUNNING);
      List<String> before = cluster.frameworks();

      cluster.faults().loseLeader();

      assertThat(workload.await(() -> workload.connections() == 2, PATIENCE)).isTrue();
      assertThat(cluster.frameworks()).isEqualTo(before);
      workload.client().send(new Call.Kill(new TaskId("long")));
      awaitState(workload, "long", TaskState.TASK_KILLED);
    }
  }

  @Test
  void subscribesAgainAfterEveryKindOfLostStream() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework())) {
      workload.start();

      cluster.faults().cutStreams();
      assertThat(workload.await(() -> workload.connections() == 2, PATIENCE))
          .as("after a cut stream")
          .isTrue();
      cluster.faults().silence(true);
      assertThat(workload.await(() -> workload.connections() == 3, PATIENCE))
          .as("after silence")
          .isTrue();
      cluster.faults().crashMaster(0);
      cluster.faults().startMaster(0);
      assertThat(workload.await(() -> workload.connections() == 4, PATIENCE))
          .as("after the master's death")
          .isTrue();
    }
  }

  @Test
  void isRefusedWithAWrongSecret() {
    try (MesosCluster cluster = quick().credentials("demo", "right").start();
        Workload workload =
            new Workload(
                client(at("http", cluster), framework())
                    .credentials(Credentials.of("demo", "wrong")))) {
      assertThatThrownBy(workload::start)
          .isInstanceOf(MesosException.class)
          .hasMessageContaining("principal and secret")
          .hasMessageNotContaining("wrong");
    }
  }

  @Test
  void speaksTlsWithAClientCertificate() throws Exception {
    TestCertificates certificates = TestCertificates.create(folder);
    try (MesosCluster cluster = quick().tls(certificates).start();
        Workload workload =
            new Workload(
                client(at("https", cluster), framework())
                    .tls(Tls.of(TlsSettings.inFolder(folder))))) {
      workload.submit("good", "true");
      workload.start();

      awaitState(workload, "good", TaskState.TASK_FINISHED);
    }
  }

  @Test
  void losesAnAgentAndFindsItsTaskAgain() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload = new Workload(cluster, framework(Capability.Type.PARTITION_AWARE))) {
      workload.submit("long", "sleep 300");
      workload.start();
      awaitState(workload, "long", TaskState.TASK_RUNNING);

      cluster.faults().loseAgent(0);
      awaitState(workload, "long", TaskState.TASK_UNREACHABLE);
      cluster.faults().returnAgent(0);

      awaitState(workload, "long", TaskState.TASK_RUNNING);
    }
  }

  @Test
  void reconcilesATaskOfAnEarlierLife() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload workload =
            new Workload(
                client(at("http", cluster), framework())
                    .knownTasks(
                        List.of(
                            new Call.Reconcile.Task(new TaskId("never-was"), Optional.empty()))))) {
      workload.start();

      awaitState(workload, "never-was", TaskState.TASK_LOST);
    }
  }

  @Test
  void endsWhenTheFrameworkWasGivenUpMeanwhile() throws Exception {
    try (MesosCluster cluster = quick().start()) {
      FrameworkId id;
      try (Workload first = new Workload(cluster, framework())) {
        first.submit("long", "sleep 300");
        first.start();
        awaitState(first, "long", TaskState.TASK_RUNNING);
        id = first.client().subscription().orElseThrow().frameworkId();
        first.client().close();
        assertThat(first.await(() -> cluster.faults().expireFramework(id.value()), PATIENCE))
            .isTrue();
        assertThat(first.await(() -> cluster.liveTasks() == 0, PATIENCE)).isTrue();
      }

      try (Workload second = new Workload(cluster, framework().toBuilder().id(id).build())) {
        assertThatThrownBy(second::start)
            .isInstanceOf(MesosException.class)
            .hasMessageContaining("Framework has been removed");
      }
    }
  }

  @Test
  void takesOverFromAnEarlierSchedulerOfTheSameFramework() throws Exception {
    try (MesosCluster cluster = quick().start();
        Workload first = new Workload(cluster, framework())) {
      first.submit("long", "sleep 300");
      first.start();
      awaitState(first, "long", TaskState.TASK_RUNNING);
      FrameworkId id = first.client().subscription().orElseThrow().frameworkId();

      try (Workload second = new Workload(cluster, framework().toBuilder().id(id).build())) {
        second.start();

        awaitState(second, "long", TaskState.TASK_RUNNING);
        assertThat(first.await(first::hasEnded, PATIENCE)).isTrue();
        assertThat(first.end()).get().asString().contains("Framework failed over");
      }
    }
  }
}
