package org.lcmap.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/** Each thing that can be wrong between a user and executors on Mesos, one after the other. */
final class MesosDoctorTest {

  private static final String SECRET = "planted-horse-4711";

  @TempDir static Path issued;
  @TempDir Path certs;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .masters(2)
            .zooKeeper()
            .tls(TestCertificates.create(issued, "127.0.0.1", Duration.ofDays(100)))
            .credentials("ada", SECRET)
            .roles("demo")
            .agent(AgentSpec.of(2, 4096).withAttributes("rack:r1"))
            .agent(AgentSpec.of(2, 4096).withAttributes("rack:r2"))
            .simulatedTasks()
            .allocationInterval(Duration.ofMillis(100))
            .start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void asTheGuideSays() throws IOException {
    for (String name : List.of("mesos.crt", "mesos.key", "trustedroot.crt")) {
      Files.copy(issued.resolve(name), certs.resolve(name));
    }
    environment.put("MASTER", "mesos://" + cluster.zooKeeper());
    environment.put("MESOS_PRINCIPAL", "ada");
    environment.put("MESOS_SECRET", SECRET);
    environment.put("MESOS_ROLE", "demo");
    environment.put("HOME", "/home/ada");
    environment.put("SPARK_HOME", "/opt/spark");
    environment.put("LCMAP_SPARK_STATE", "/tmp/state");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.frameworks()).isEmpty();
  }

  private Run doctor(String... options) {
    List<String> words =
        new ArrayList<>(List.of("doctor", "--conf", "spark.mesos.tls.folder=" + certs));
    words.addAll(List.of(options));
    Run run = Run.of(environment, words.toArray(String[]::new));
    assertThat(run.out()).doesNotContain(SECRET);
    return run;
  }

  @Test
  void allIsWell() {
    Run run =
        doctor("--total-executor-cores", "4", "--executor-cores", "1", "--executor-memory", "1g");

    assertThat(run.line("settings"))
        .isEqualTo(
            "ok settings executors with 1 cpu and 1,408 MiB of memory, at most 4 cpus in all");
    assertThat(run.line("certificates"))
        .matches(
            "ok certificates CN=client,O=demo, 99 days left \\(until [-\\d]+\\); the key fits;"
                + " issued by CN=Test Root \\d+,O=demo");
    assertThat(run.line("zookeeper"))
        .isIn(
            "ok zookeeper the leading master is " + cluster.masters().get(0),
            "ok zookeeper the leading master is " + cluster.masters().get(1));
    assertThat(run.line("master"))
        .matches("ok master Mesos 1.12.0 at 127.0.0.1:\\d+, over TLSv1.2");
    assertThat(run.line("credentials"))
        .isEqualTo("ok credentials the master accepts the name ada and its password, role demo");
    assertThat(run.line("offers"))
        .isEqualTo(
            "ok offers 2 agents offer 4 cpus and 8,192 MiB: 4 executors with 4 cpus in all would"
                + " start");
    assertThat(run.out()).contains("\nAll is well (");
    assertThat(run.exit()).isZero();
  }

  @Test
  void settingCannotBeUsed() {
    Run run = doctor("--conf", "spark.mesos.containerizer=podman", "--conf", "spark.mesos.secret=");

    assertThat(run.line("settings"))
        .isEqualTo(
            "failed settings spark.mesos.containerizer is 'podman': it has to be docker or mesos");
    assertThat(run.advice()).isEqualTo("`lcmap-spark conf` shows where each comes from");
    assertThat(run.line("certificates"))
        .isEqualTo("skipped certificates there is no set of settings that can be used");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void certificateIsMissing() throws IOException {
    Files.delete(certs.resolve("mesos.crt"));

    Run run = doctor();

    assertThat(run.line("certificates"))
        .isEqualTo("failed certificates the certificate " + certs + "/mesos.crt does not exist");
    assertThat(run.line("master"))
        .isEqualTo("skipped master there is no set of certificates that can be used");
  }

  @Test
  void nameOfTheTrustedRootIsInAnotherCase() throws IOException {
    Files.move(certs.resolve("trustedroot.crt"), certs.resolve("TrustedRoot.crt"));

    assertThat(doctor().line("certificates"))
        .isEqualTo(
            "failed certificates the file with the trusted authority, "
                + certs
                + "/trustedroot.crt does not exist, but TrustedRoot.crt does: upper and lower case"
                + " matter, so rename it or name it as it is");
  }

  @Test
  void keyIsOfAnotherCertificate() throws IOException {
    others(Duration.ofDays(100), "mesos.key");

    assertThat(doctor().line("certificates"))
        .isEqualTo(
            "failed certificates the key %s/mesos.key is not the one of the certificate %s/mesos.crt: they have to be made together"
                .formatted(certs, certs));
  }

  @Test
  void certificateHasExpired() throws IOException {
    others(Duration.ofMinutes(5), "mesos.crt", "mesos.key");

    assertThat(doctor().line("certificates"))
        .startsWith("failed certificates the certificate " + certs + "/mesos.crt expired on ");
  }

  @Test
  void certificateExpiresSoon() throws IOException {
    others(Duration.ofDays(12), "mesos.crt", "mesos.key");

    Run run = doctor();

    assertThat(run.line("certificates"))
        .matches("warning certificates CN=client,O=demo, 11 days left \\(until [-\\d]+\\)");
    assertThat(run.advice()).isEqualTo("ask the administrators for new certificates");
  }

  @Test
  void certificateIsOfAnotherCluster() throws IOException {
    others(Duration.ofDays(100), "mesos.crt", "mesos.key");

    Run run = doctor();

    assertThat(run.line("certificates"))
        .endsWith(", not issued by any authority of " + certs + "/trustedroot.crt");
    assertThat(run.line("master"))
        .matches("failed master no secure connection with the master at 127.0.0.1:\\d+: it .*");
  }

  @Test
  void masterIsNotTrusted() throws IOException {
    others(Duration.ofDays(100), "mesos.crt", "mesos.key", "trustedroot.crt");

    assertThat(doctor().line("master"))
        .matches(
            "failed master no secure connection with the master at 127.0.0.1:\\d+: its certificate"
                + " is not signed by an authority that is trusted here: check trustedroot.crt"
                + " \\(LIBPROCESS_SSL_CA_FILE\\)");
  }

  @Test
  void certificatesAreNotMounted() throws IOException {
    for (String name : List.of("mesos.crt", "mesos.key", "trustedroot.crt")) {
      Files.delete(certs.resolve(name));
    }

    Run run = doctor();

    assertThat(run.line("certificates"))
        .isEqualTo(
            "warning certificates none: what is said to the masters is not encrypted, and neither"
                + " is the password");
    assertThat(run.line("master")).contains("Does it speak TLS (https) only?");
  }

  @Test
  void zooKeeperDoesNotAnswer() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    environment.put("MASTER", "mesos://zk://127.0.0.1:" + port + "/mesos");

    Run run = doctor();

    assertThat(run.line("zookeeper"))
        .isEqualTo("failed zookeeper nothing listens at 127.0.0.1:" + port);
    assertThat(run.line("master")).isEqualTo("skipped master there is no leading master");
  }

  @Test
  void oneOfTheZooKeepersIsDown() {
    environment.put(
        "MASTER", ("mesos://" + cluster.zooKeeper()).replace("zk://", "zk://127.0.0.1:1,"));

    Run run = doctor();

    assertThat(run.line("zookeeper"))
        .matches(
            "warning zookeeper the leading master is 127.0.0.1:\\d+; 1 of 2 servers do not answer");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void pathInZooKeeperIsWrong() {
    environment.put("MASTER", ("mesos://" + cluster.zooKeeper()).replaceFirst("/mesos$", "/other"));

    assertThat(doctor().line("zookeeper"))
        .isEqualTo("failed zookeeper ZooKeeper has no path /other: check it, or start a master");
  }

  @Test
  void passwordIsWrong() {
    environment.put("MESOS_SECRET", "not-" + SECRET.substring(3));

    Run run = doctor();

    assertThat(run.line("credentials"))
        .contains("failed credentials the master at ", " did not accept the principal and secret");
    assertThat(run.advice()).startsWith("check both (ada)");
    assertThat(run.line("offers"))
        .isEqualTo("skipped offers there is no registration with a master");
  }

  @Test
  void noPasswordIsGiven() {
    environment.remove("MESOS_PRINCIPAL");
    environment.remove("MESOS_SECRET");

    Run run = doctor();

    assertThat(run.line("credentials")).startsWith("failed credentials ");
    assertThat(run.advice())
        .isEqualTo(
            "set the name and the password that the administrators gave you, by -e MESOS_PRINCIPAL"
                + " -e MESOS_SECRET");
  }

  @Test
  void roleIsNotAllowed() {
    environment.put("MESOS_ROLE", "other");

    Run run = doctor();

    assertThat(run.line("credentials"))
        .endsWith("Roles { other } are not present in the master's --roles");
    assertThat(run.advice())
        .isEqualTo("ask the administrators for your role, and set it by -e MESOS_ROLE");
  }

  @Test
  void executorIsTooLarge() {
    Run run = doctor("--executor-memory", "5g");

    assertThat(run.line("offers"))
        .isEqualTo(
            "failed offers none fits: an executor asks for 1 cpu or more, 5,632 MiB of memory; of 2"
                + " offers, the nearest to a fit is on 127.0.0.1: it has only 4,096 MiB of memory"
                + " (spark.executor.memory, memoryOverhead)");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void noAgentMeetsTheConstraints() {
    assertThat(doctor("--conf", "spark.mesos.constraints=rack:r9").line("offers"))
        .contains("it does not meet spark.mesos.constraints");
  }

  @Test
  void fewerExecutorsFitThanAreAskedFor() {
    Run run = doctor("--num-executors", "6", "--executor-cores", "1");

    assertThat(run.line("offers"))
        .isEqualTo(
            "warning offers 2 agents offer 4 cpus and 8,192 MiB: only 4 executors with 4 cpus in"
                + " all would start now, of 6 executors with 1 cpu and 1,408 MiB of memory");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void runningFrameworkIsNotTakenOver() {
    assertThat(doctor("--conf", "spark.mesos.driver.frameworkId=abc").line("credentials"))
        .startsWith("ok credentials");
  }

  @Test
  void nothingIsOffered() {
    try (MesosCluster empty = MesosCluster.builder().start()) {
      environment.clear();
      environment.put("SPARK_HOME", "/opt/spark");
      environment.put("MASTER", "mesos://" + empty.master());

      Run run = Run.of(environment, "doctor");

      assertThat(run.line("zookeeper"))
          .isEqualTo("skipped zookeeper the masters are named without it");
      assertThat(run.line("master"))
          .isEqualTo("ok master Mesos 1.12.0 at " + empty.master() + ", not encrypted");
      assertThat(run.line("credentials"))
          .isEqualTo("ok credentials the master accepts us without a name, role *");
      assertThat(run.line("offers"))
          .startsWith("failed offers Mesos has offered nothing to the role *; either others hold");
    }
  }

  @Test
  void noMesosMasterListensThere() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread other = new Thread(() -> answerOnce(server), "other server");
      other.setDaemon(true);
      other.start();
      environment.clear();
      environment.put("SPARK_HOME", "/opt/spark");
      environment.put("MASTER", "mesos://127.0.0.1:" + server.getLocalPort());

      assertThat(Run.of(environment, "doctor").line("master"))
          .isEqualTo(
              "failed master 127.0.0.1:%d answers, but not as a Mesos master does (status 404)"
                  .formatted(server.getLocalPort()));
    }
  }

  private static void answerOnce(ServerSocket server) {
    try (var socket = server.accept()) {
      var unused = socket.getInputStream().read(new byte[4096]);
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The doctor sees it as well.
    }
  }

  /** Files of another authority in the place of the cluster's. */
  private void others(Duration validity, String... names) throws IOException {
    Path folder = Files.createTempDirectory(certs, "others");
    TestCertificates.create(folder, "127.0.0.1", validity);
    for (String name : names) {
      Files.move(
          folder.resolve(name),
          certs.resolve(name),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
