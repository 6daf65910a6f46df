package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.zookeeper.MesosMasters;

/** Holds the emulated cluster to recordings 17 and 23: what stands in ZooKeeper, and without it. */
class ZooKeeperRecordingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void standsForElectionWithTheNodesThatWereRecorded() throws Exception {
    try (MesosCluster cluster = RecordingsTest.recorded().masters(2).zooKeeper().start()) {
      awaitAnswer(cluster, "401");
      String address = cluster.zooKeeper().replace("zk://", "").replace("/mesos", "");
      ZooKeeper client = new ZooKeeper(address, 10_000, event -> {});
      try {
        List<String> nodes = nodes(client);
        JsonNode leader = data(client, nodes.get(0));
        Recording.Step recorded =
            Recording.read("17-zookeeper").steps().stream()
                .filter(step -> step.title().contains("data of /mesos/json.info_"))
                .findFirst()
                .orElseThrow();

        assertThat(nodes).hasSize(3).last().isEqualTo("log_replicas");
        assertThat(nodes.get(0)).matches("json\\.info_\\d{10}");
        assertThat(Shape.of(leader)).isEqualTo(Shape.of(Json.parse(recorded.text())));
        assertThat(leader.path("ip").asLong()).isEqualTo(16777343);
      } finally {
        client.close();
      }
    }
  }

  @Test
  void theClientFindsTheLeaderInTheNodesThatWereRecorded() throws Exception {
    try (TestingServer server = new TestingServer(true);
        MasterDetector detector =
            MesosMasters.detector("zk://" + server.getConnectString() + "/mesos")) {
      ZooKeeper masters = new ZooKeeper(server.getConnectString(), 10_000, event -> {});
      try {
        create(masters, "/mesos", "");
        create(masters, "/mesos/log_replicas", "");
        for (Recording.Step step : Recording.read("17-zookeeper").steps()) {
          if (step.kind() == Recording.Kind.RECEIVED) {
            create(masters, step.title().replace("data of ", ""), step.text());
          }
        }
        Semaphore changes = new Semaphore(0);
        detector.onChange(changes::release);
        while (detector.leader().isEmpty()) {
          assertThat(changes.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        assertThat(detector.leader()).contains(URI.create("//127.0.0.1:5050"));
      } finally {
        masters.close();
      }
    }
  }

  private static void create(ZooKeeper client, String path, String data) throws Exception {
    client.create(
        path,
        data.getBytes(StandardCharsets.ISO_8859_1),
        ZooKeeperElection.EVERYONE,
        CreateMode.PERSISTENT);
  }

  private static List<String> nodes(ZooKeeper client) throws Exception {
    List<String> nodes = new ArrayList<>();
    Await.until(
        () -> {
          nodes.clear();
          if (client.exists("/mesos", false) != null) {
            nodes.addAll(client.getChildren("/mesos", false).stream().sorted().toList());
          }
          return nodes.size() == 3;
        },
        "both masters stand for election",
        nodes::toString);
    return nodes;
  }

  private static JsonNode data(ZooKeeper client, String node) throws Exception {
    byte[] bytes = client.getData("/mesos/" + node, false, null);
    return Json.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void hasNoLeaderWithoutZooKeeperAsRecorded() throws Exception {
    List<String> recorded =
        Recording.read("23-503").steps().stream()
            .filter(step -> step.text().startsWith("HTTP/1.1 503"))
            .map(step -> RawClient.Answer.parse(step.text()).body().strip())
            .distinct()
            .toList();
    try (MesosCluster cluster =
        MesosCluster.builder().zooKeeper().electionTimeout(Duration.ofMillis(50)).start()) {
      awaitAnswer(cluster, "400");
      cluster.faults().answer(503, "Master has not finished recovery", 1);
      String recovering = answer(cluster);
      cluster.faults().stopZooKeeper();
      awaitRefusal(cluster);
      cluster.faults().startMaster(0);
      String leaderless = answer(cluster);
      cluster.faults().startZooKeeper();
      awaitAnswer(cluster, "400");

      assertThat(recorded).containsExactly("Master has not finished recovery", "No leader elected");
      assertThat(recovering).startsWith("503").endsWith(recorded.get(0));
      assertThat(leaderless).startsWith("503").endsWith(recorded.get(1));
    }
  }

  /** Status and body of the answer to an empty call; a master that leads finds fault with it. */
  private static String answer(MesosCluster cluster) throws Exception {
    String[] address = cluster.master().split(":", -1);
    try (RawClient client = new RawClient(new Socket(address[0], Integer.parseInt(address[1])))) {
      RawClient.Answer answer =
          client.send("POST /api/v1/scheduler HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
      return answer.statusLine().substring("HTTP/1.1 ".length()) + " " + answer.body();
    }
  }

  private static void awaitAnswer(MesosCluster cluster, String status) throws Exception {
    List<String> answers = new ArrayList<>();
    Await.until(
        () -> {
          answers.add(answer(cluster));
          return answers.get(answers.size() - 1).startsWith(status);
        },
        "the answer " + status,
        answers::toString);
  }

  /** The leader ends itself when ZooKeeper is gone: nobody listens any more. */
  private static void awaitRefusal(MesosCluster cluster) throws Exception {
    Await.until(() -> isRefused(cluster), "the leader ends itself", () -> "it still answers");
  }

  private static boolean isRefused(MesosCluster cluster) throws Exception {
    try {
      answer(cluster);
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
