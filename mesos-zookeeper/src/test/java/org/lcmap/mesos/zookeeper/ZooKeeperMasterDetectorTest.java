package org.lcmap.mesos.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.server.auth.DigestAuthenticationProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.MasterDetector;

/** Against a real ZooKeeper server, in this process. */
class ZooKeeperMasterDetectorTest {

  private TestingServer server;
  private CuratorFramework masters;

  @BeforeEach
  void startServer() throws Exception {
    server = new TestingServer(true);
    masters = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(100));
    masters.start();
  }

  @AfterEach
  void stopServer() throws Exception {
    masters.close();
    server.close();
  }

  @Test
  void findsTheLeaderAsARealMasterAnnouncesItself() throws Exception {
    announce("json.info_0000000002", 5060);
    announce("json.info_0000000001", 5050);
    masters.create().forPath("/mesos/log_replicas");

    try (MasterDetector detector = detector("/mesos")) {
      awaitThat(detector, () -> detector.leader().equals(at(5050)));
    }
  }

  @Test
  void followsAChangeOfLeader() throws Exception {
    announce("json.info_0000000001", 5050);
    announce("json.info_0000000002", 5060);
    try (MasterDetector detector = detector("/mesos")) {
      awaitThat(detector, () -> detector.leader().equals(at(5050)));
      Semaphore changes = new Semaphore(0);
      detector.onChange(changes::release);

      masters.delete().forPath("/mesos/json.info_0000000001");

      assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
      assertThat(detector.leader()).isEqualTo(at(5060));
      masters.delete().forPath("/mesos/json.info_0000000002");
      assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
      assertThat(detector.leader()).isEmpty();
      assertThat(detector.problem()).contains("no master has announced itself");
    }
  }

  @Test
  void waitsForAPathThatDoesNotExistYet() throws Exception {
    try (MasterDetector detector = detector("/later/mesos")) {
      awaitThat(detector, () -> detector.problem().contains("no path /later/mesos"));

      masters
          .create()
          .creatingParentsIfNeeded()
          .forPath("/later/mesos/json.info_0000000001", master(5050));

      awaitThat(detector, () -> detector.leader().equals(at(5050)));
    }
  }

  @Test
  void survivesARestartOfZooKeeper() throws Exception {
    announce("json.info_0000000001", 5050);
    try (MasterDetector detector = detector("/mesos")) {
      awaitThat(detector, () -> detector.leader().equals(at(5050)));

      server.stop();
      assertThat(detector.leader()).isEqualTo(at(5050));
      server.restart();
      masters.blockUntilConnected(20, TimeUnit.SECONDS);
      masters.delete().forPath("/mesos/json.info_0000000001");
      announce("json.info_0000000002", 5060);

      awaitThat(detector, () -> detector.leader().equals(at(5060)));
    }
  }

  @Test
  void survivesALostSession() throws Exception {
    announce("json.info_0000000001", 5050);
    try (ZooKeeperMasterDetector detector = detector("/mesos")) {
      awaitThat(detector, () -> detector.leader().equals(at(5050)));

      detector.loseSession();
      masters.delete().forPath("/mesos/json.info_0000000001");
      announce("json.info_0000000002", 5060);

      awaitThat(detector, () -> detector.leader().equals(at(5060)));
    }
  }

  @Test
  void saysThatMastersAreTooOld() throws Exception {
    masters
        .create()
        .creatingParentsIfNeeded()
        .forPath("/mesos/info_0000000001", new byte[] {10, 3, 1, 2});
    try (MasterDetector detector = detector("/mesos")) {
      awaitThat(detector, () -> detector.problem().contains("announce themselves in protobuf"));
      assertThat(detector.leader()).isEmpty();
    }
  }

  @Test
  void saysThatANodeIsNotOneOfAMaster() throws Exception {
    masters
        .create()
        .creatingParentsIfNeeded()
        .forPath("/mesos/json.info_0000000001", "hello".getBytes(StandardCharsets.UTF_8));
    try (MasterDetector detector = detector("/mesos")) {
      awaitThat(detector, () -> detector.problem().contains("is not one of a Mesos master"));
    }
  }

  @Test
  void authenticatesWithUserAndPassword() throws Exception {
    String digest = DigestAuthenticationProvider.generateDigest("reader:word");
    List<ACL> onlyReader = List.of(new ACL(ZooDefs.Perms.ALL, new Id("digest", digest)));
    masters.create().forPath("/mesos");
    announce("json.info_0000000001", 5050);
    masters.setACL().withACL(onlyReader).forPath("/mesos");

    try (MasterDetector stranger = detector("/mesos");
        MasterDetector reader =
            MesosMasters.detector("zk://reader:word@" + server.getConnectString() + "/mesos")) {
      awaitThat(stranger, () -> stranger.problem().contains("check user and password"));
      awaitThat(reader, () -> reader.leader().equals(at(5050)));
      assertThat(stranger.problem()).doesNotContain("reader:word");
    }
  }

  @Test
  void saysThatNoServerAnswers() throws Exception {
    server.stop();
    try (MasterDetector detector = detector("/mesos")) {
      assertThat(detector.leader()).isEmpty();
      assertThat(detector.problem())
          .contains("no ZooKeeper server of " + server.getConnectString());
    }
  }

  @Test
  void takesAddressesWithoutZooKeeperAsWell() {
    try (MasterDetector detector = MesosMasters.detector("mesos://m1:5050,m2:5051")) {
      assertThat(detector.leader()).contains(URI.create("//m1:5050"));
    }
  }

  private ZooKeeperMasterDetector detector(String path) {
    return (ZooKeeperMasterDetector)
        MesosMasters.detector("mesos://zk://" + server.getConnectString() + path);
  }

  private void announce(String node, int port) throws Exception {
    masters
        .create()
        .creatingParentsIfNeeded()
        .withMode(CreateMode.EPHEMERAL)
        .forPath("/mesos/" + node, master(port));
  }

  /** As in the recording of a real one. */
  private static byte[] master(int port) {
    return ("{\"address\":{\"hostname\":\"127.0.0.1\",\"ip\":\"127.0.0.1\",\"port\":PORT},"
            + "\"capabilities\":[{\"type\":\"AGENT_UPDATE\"},{\"type\":\"QUOTA_V2\"}],"
            + "\"hostname\":\"127.0.0.1\",\"id\":\"072f2d73\",\"ip\":16777343,"
            + "\"pid\":\"master@127.0.0.1:PORT\",\"port\":PORT,\"version\":\"1.12.0\"}")
        .replace("PORT", String.valueOf(port))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<URI> at(int port) {
    return Optional.of(URI.create("//127.0.0.1:" + port));
  }

  private static void awaitThat(MasterDetector detector, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "not in time; leader " + detector.leader() + ", problem: " + detector.problem());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }
}
