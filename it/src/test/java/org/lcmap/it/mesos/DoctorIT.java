package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Embedded;
import org.lcmap.it.Image;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * {@code lcmap-spark doctor} as a user starts it, with its own jars and class path, on a cluster as
 * the guide has it. What it says of each thing that is wrong is tested in the module {@code cli}.
 */
final class DoctorIT {

  private static final String SECRET = "planted-secret-3177";

  @TempDir static Path certificates;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    // JUnit makes the folder for its own user only.
    Files.setPosixFilePermissions(certificates, PosixFilePermissions.fromString("rwxr-xr-x"));
    cluster =
        MesosCluster.builder()
            .zooKeeper()
            .tls(TestCertificates.create(certificates, "127.0.0.1", Duration.ofDays(100)))
            .credentials("ada", SECRET)
            .roles("demo")
            .agent(AgentSpec.of(2, 4096))
            .start();
    Files.setPosixFilePermissions(
        certificates.resolve("mesos.key"), PosixFilePermissions.fromString("rw-r--r--"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.frameworks()).isEmpty();
    Await.until(() -> cluster.liveTasks() == 0, "no executor", () -> cluster.tasks().toString());
  }

  static Stream<Command> runtimes() {
    return Stream.of(embedded(), image());
  }

  private static Command embedded() {
    return user(Embedded.command("lcmap-spark"))
        .and("doctor", "--conf", "spark.mesos.tls.folder=" + certificates);
  }

  private static Command image() {
    return user(Image.run("-v", certificates + ":/certs:ro", "-u", "4711:4711"))
        .and("-e", "MESOS_PRINCIPAL", "-e", "MESOS_SECRET", "-e", "MESOS_ROLE")
        .and(Image.name(), "lcmap-spark", "doctor")
        .and("--conf", "spark.mesos.executor.docker.image=" + Image.name());
  }

  private static Command user(Command command) {
    return command
        .with("MESOS_PRINCIPAL", "ada")
        .with("MESOS_SECRET", SECRET)
        .with("MESOS_ROLE", "demo");
  }

  private static Command.Result run(Command doctor, String... options) {
    Command.Result result =
        doctor
            .and("--master", "mesos://" + cluster.zooKeeper())
            .and("--executor-cores", "1", "--executor-memory", "512m", "--driver-memory", "512m")
            .and(options)
            .run();
    assertThat(result.all()).doesNotContain(SECRET);
    return result;
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void executorIsLaunchedAndIsLikeTheDriver(Command doctor) {
    Command.Result result = run(doctor, "--launch", "--total-executor-cores", "2");

    assertThat(lines(result))
        .as(result.all())
        .contains(
            "ok settings executors with 1 cpu and 896 MiB of memory, at most 2 cpus in all",
            "ok credentials the master accepts the name ada and its password, role demo",
            "ok offers 1 agent offers 2 cpus and 4,096 MiB: 2 executors with 2 cpus in all would"
                + " start")
        .anyMatch(line -> line.startsWith("ok certificates CN=client,O=demo, 99 days left"))
        .anyMatch(line -> line.startsWith("ok zookeeper the leading master is 127.0.0.1:"))
        .anyMatch(line -> line.matches("ok master Mesos 1.12.0 at .*, over TLSv1.2"))
        .anyMatch(line -> line.matches("ok launch the executor answered after [\\d.]+ s, then .*"))
        .anyMatch(line -> line.matches(" the same there: Spark 4.2.0, Python 3.11.*, Java 17.*"))
        .anyMatch(line -> line.endsWith("; 4,194,304 bytes went both ways"));
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void wrongPasswordIsToldInALine(Command doctor) {
    Command.Result result = run(doctor.with("MESOS_SECRET", "wrong"));

    assertThat(lines(result))
        .as(result.all())
        .anyMatch(line -> line.matches("failed credentials .* did not accept the principal .*"))
        .contains("skipped offers there is no registration with a master");
    assertThat(result.exit()).isEqualTo(2);
  }

  @Test
  void folderThatThisUserMayNotLookIntoIsNotTakenForAnEmptyOne(@TempDir Path closed) {
    Command.Result result =
        run(
            user(Image.run("-v", closed + ":/certs:ro", "-u", "4711:4711"))
                .and(Image.name(), "lcmap-spark", "doctor"));

    assertThat(lines(result))
        .as(result.all())
        .contains(
            "failed settings TLS: user lcmap may not look into the folder /certs: open it to that"
                + " user (chmod), or start the container as its owner (-u `id -u`)");
    assertThat(result.exit()).isEqualTo(2);
  }

  @Test
  void launchThatCannotBeTellsWhatSparkSaid() {
    Command.Result result =
        run(
            embedded(),
            "--launch",
            "--launch-timeout",
            "15",
            "--conf",
            "spark.mesos.executor.docker.image=no.such/image:1");

    assertThat(lines(result))
        .as(result.all())
        .anyMatch(
            line -> line.matches("failed launch (no executor has answered|the job failed).*"));
    assertThat(result.exit()).isEqualTo(2);
  }

  @Test
  void machinesReadJson() throws IOException {
    Command.Result result = run(embedded(), "--json");

    JsonNode report = new JsonMapper().readTree(result.out());
    assertThat(report.path("exitCode").asInt()).isZero();
    assertThat(report.path("checks").findValuesAsText("name"))
        .containsExactly(
            "settings",
            "user",
            "folders",
            "driver",
            "certificates",
            "zookeeper",
            "master",
            "credentials",
            "offers");
  }

  private static List<String> lines(Command.Result result) {
    return result.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
  }
}
