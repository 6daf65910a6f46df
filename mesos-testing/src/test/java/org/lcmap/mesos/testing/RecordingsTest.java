package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the emulated cluster to the recordings of a real one, request by request. */
class RecordingsTest {

  static MesosClusterBuilder recorded() {
    return MesosCluster.builder()
        .agent(AgentSpec.of(8, 8192).withAttributes("rack:r1;zone:z1"))
        .credentials("demo", "demo-secret")
        .credentials("other", "other-secret")
        .agentTimeout(Duration.ofMillis(6300))
        .replicatedRegistry(false)
        .manualTime();
  }

  private static Replay replay(MesosCluster cluster, String... deviations) {
    return new Replay(cluster, SocketFactory.getDefault(), Set.of(deviations));
  }

  @ParameterizedTest
  @CsvSource({
    "01-subscribe-json, 5",
    "03-subscribe-401, 3",
    "05-launch-command, 29",
    "06b-kill-no-killing-state, 9",
    "07-decline, 9",
    "08-suppress-revive, 5",
    "08b-subscribe-suppressed, 3",
    "09-reconcile, 13",
    "09b-reconcile-partition-aware, 13",
    "11-invalid-role, 20",
    "18-bad-accept, 25",
    "19-launch-group, 16"
  })
  void answersAsTheRecordedMasterDid(String name, int events) throws Exception {
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster)) {
      replay.run(Recording.read(name));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(events);
    }
  }

  @Test
  void killsAsTheRecordedAgentDid() throws Exception {
    Recording recording = Recording.read("06-kill");
    // There the signal came before the shell had set its trap; here the trap never is.
    String trap = "trap \\\"\\\" TERM; while true; do sleep 1; done";
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster).with(trap, "sleep 300")) {
      replay.run(recording);

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(15);
    }
  }

  @Test
  void failsFrameworksOverAsRecorded() throws Exception {
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster)) {
      replay.when("stream closed by the other side", replay::closeStream);

      replay.run(Recording.read("13-framework-failover"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(20);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "15-agent-lost",
    "15b-agent-lost-partition-aware",
    "15c-agent-lost-nocheckpoint",
  })
  void losesAgentsAsRecorded(String name) throws Exception {
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster)) {
      replay
          .when("=== kill -9 agent", () -> cluster.faults().loseAgent(0))
          .when("=== agent starts again", () -> cluster.faults().returnAgent(0));

      replay.run(Recording.read(name));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(12);
    }
  }

  @Test
  void losesTheOnlyMasterAsRecorded() throws Exception {
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster)) {
      replay
          .when("=== kill -9 master", () -> cluster.faults().crashMaster(0))
          .when("=== start master", () -> cluster.faults().startMaster(0));

      replay.run(Recording.read("14-master-failover"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(11);
    }
  }

  @Test
  void keepsQuietAboutAgentsThatAreAwayAsRecorded() throws Exception {
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster)) {
      replay
          .when(
              "=== kill -9 agent and master, start the master only",
              () -> {
                cluster.faults().crashMaster(0);
                cluster.faults().loseAgent(0);
                cluster.faults().startMaster(0);
              })
          .when("=== agent back", () -> cluster.faults().returnAgent(0));

      replay.run(Recording.read("24b-reconcile-agent-away"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(9);
    }
  }

  @Test
  void switchesLeadersAsRecorded() throws Exception {
    try (MesosCluster cluster =
            recorded()
                .masters(2)
                .electionTimeout(Duration.ofMillis(9500))
                .agentReregistration(Duration.ofMillis(800))
                .start();
        Replay replay = replay(cluster)) {
      replay
          .when("=== kill -9 of the leader", () -> cluster.faults().crashMaster(0))
          .when("=== the old leader starts again", () -> cluster.faults().startMaster(0));

      replay.run(Recording.read("20-leader-switch"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(11);
    }
  }

  @Test
  void standsByAsTheRecordedMasterDid() throws Exception {
    try (MesosCluster cluster = recorded().masters(2).start();
        Replay replay = replay(cluster)) {
      replay.run(Recording.read("04-redirect-307"));
    }
  }

  @Test
  void refusesCallsAsTheRecordedMasterDid() throws Exception {
    // Protobuf is not emulated: it is answered with 415 whether it is right or wrong.
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster, "Content-Type application/x-protobuf with garbage")) {
      replay.when("=== the framework disconnects; a call on the dead stream", replay::closeStream);

      replay.run(Recording.read("12-errors-4xx"));
    }
  }

  @Test
  void answersOddRequestsAsTheRecordedMasterDid() throws Exception {
    try (MesosCluster cluster = recorded().start();
        Replay replay = replay(cluster, "SUBSCRIBE JSON body, protobuf answer")) {
      replay.run(Recording.read("24-misc"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(15);
    }
  }

  @Test
  void admitsListedRolesOnlyAsRecorded() throws Exception {
    try (MesosCluster cluster = recorded().roles("demo").start();
        Replay replay = replay(cluster)) {
      replay.run(Recording.read("21-roles-whitelist"));

      assertThat(replay.matchedEvents()).isOne();
    }
  }
}
