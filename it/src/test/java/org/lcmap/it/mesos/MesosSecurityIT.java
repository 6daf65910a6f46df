package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Embedded;
import org.lcmap.it.Stranger;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.MesosCluster;

/** Secrets stay secret, and a stranger without them is turned away. */
final class MesosSecurityIT {

  private static final String CREDENTIAL = "planted-credential-7361";
  private static final String RPC_SECRET = "planted-rpc-secret-9925";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  @SuppressWarnings("NullAway.Init")
  private static Stranger stranger;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(folder.resolve("events"));
    Files.writeString(folder.resolve("secret"), CREDENTIAL + "\n");
    Path settings =
        Files.writeString(
            folder.resolve("settings.conf"), "spark.authenticate.secret " + RPC_SECRET + "\n");
    cluster =
        MesosCluster.builder()
            .agent(AgentSpec.of(4, 4096))
            .credentials("demo", CREDENTIAL)
            .workDir(folder.resolve("agents"))
            .start();
    driver =
        new Conversation(
            MesosDriver.python(
                    "mesos://" + cluster.master(),
                    "--total-executor-cores 2 --properties-file %s".formatted(settings)
                        + " --conf spark.eventLog.enabled=true --conf spark.eventLog.dir="
                        + folder.resolve("events"),
                    "hold.py")
                .and("DEBUG")
                .with("LCMAP_SPARK_LOG_LEVEL", "DEBUG")
                .with("SPARK_MESOS_PRINCIPAL", "demo")
                .with("SPARK_MESOS_SECRET_FILE", folder.resolve("secret").toString()));
    stranger = Stranger.told(driver.hear());
  }

  @AfterAll
  static void stop() {
    try (Conversation ending = driver;
        MesosCluster last = cluster) {
      assertThat(ending.end()).as(driver.errors()).isZero();
      assertThat(last.frameworks()).isEmpty();
    }
  }

  @Test
  void secretsStandInNoProcessList() {
    String processes = Command.of("ps", "axeww").run().out();
    assertThat(processes).contains("LCMAP_SPARK_TOKEN=");
    assertSecretFree(processes);
  }

  @Test
  void secretsStandInNoLogAndNoEventLog() throws IOException {
    assertThat(driver.errors()).contains("INFO TaskSchedulerImpl");
    assertSecretFree(driver.errors());
    List<Path> files = regularFiles();
    assertThat(files)
        .anyMatch(file -> file.endsWith("stderr"))
        .anyMatch(MesosSecurityIT::isEventLog);
    for (Path file : files) {
      if (!file.endsWith("secret") && !file.endsWith("settings.conf")) {
        assertSecretFree(Command.of("strings", "-n", "6", file.toString()).run().out());
      }
    }
  }

  private static boolean isEventLog(Path file) {
    return file.startsWith(folder.resolve("events"));
  }

  private static List<Path> regularFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void secretsStandInNoTaskThatMasterAndAgentsKnow() {
    assertThat(cluster.tasks()).isNotEmpty();
    for (ClusterTask task : cluster.tasks()) {
      assertThat(task.info()).contains("LCMAP_SPARK_TOKEN");
      assertSecretFree(task.info());
    }
  }

  @Test
  void secretsStandInNoPageOfTheUi() throws Exception {
    for (String page :
        List.of("/environment/", "/executors/", "/api/v1/applications/ID/environment")) {
      String text = stranger.page(page);
      assertThat(text).contains("spark.executor.memory".substring(0, 5));
      assertSecretFree(text);
    }
  }

  @Test
  void strangerWithoutTheSecretIsTurnedAway() {
    Command.Result turnedAway = stranger.attachToDriver();

    assertThat(turnedAway.exit()).isNotZero().isNotEqualTo(124);
    assertThat(turnedAway.all()).doesNotContain("Successfully registered");
  }

  @Test
  void strangerWithoutTheSecretGetsNoDataFromAnExecutor() throws Exception {
    Command.Result turnedAway = stranger.askAnExecutor();

    assertThat(turnedAway.out()).as(turnedAway.err()).isEmpty();
    assertThat(turnedAway.exit()).isNotZero();
  }

  /** Else the test above would say nothing. */
  @Test
  void strangerGetsDataWhereAuthenticationIsOff() throws Exception {
    try (Conversation careless =
        new Conversation(
            MesosDriver.python(
                    "mesos://" + cluster.master(),
                    "--total-executor-cores 1 --conf spark.authenticate=false"
                        + " --conf spark.network.crypto.enabled=false",
                    "hold.py")
                .with("MESOS_PRINCIPAL", "demo")
                .with("MESOS_SECRET", CREDENTIAL))) {
      Command.Result answered = Stranger.told(careless.hear()).askAnExecutor();

      assertThat(answered.out()).as(answered.err()).isEqualTo("the executor answers\n");
      assertThat(careless.end()).isZero();
    }
  }

  @Test
  void tokenOfAnExecutorIsWorthNothingOnceItRuns() {
    String environ =
        Await.present(
            () ->
                ProcessHandle.allProcesses()
                    .map(process -> Path.of("/proc/" + process.pid() + "/environ"))
                    .map(MesosSecurityIT::read)
                    .filter(
                        text ->
                            text.contains("LCMAP_SPARK_TOKEN=")
                                && text.contains(stranger.application()))
                    .findFirst(),
            "an executor's environment",
            driver::errors);
    Command thief = Command.of(Embedded.home() + "/spark/bin/spark-class");
    for (String variable : environ.split("\0", -1)) {
      if (variable.startsWith("LCMAP_SPARK_")) {
        String[] parts = variable.split("=", 2);
        thief = thief.with(parts[0], parts[1]);
      }
    }

    Command.Result result =
        thief
            .in(folder)
            .and("org.lcmap.spark.mesos.ExecutorMain", "--driver-url", "spark://x@h:1")
            .and("--executor-id", "0", "--cores", "1", "--app-id", stranger.application())
            .run();

    assertThat(result.err()).contains("lcmap-spark: this executor gets no answer");
    assertThat(result.exit()).isEqualTo(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException endedMeanwhile) {
      return "";
    }
  }

  private static void assertSecretFree(String text) {
    assertThat(text).doesNotContain(CREDENTIAL).doesNotContain(RPC_SECRET);
  }
}
