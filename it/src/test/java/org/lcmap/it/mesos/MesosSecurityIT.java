package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Embedded;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.MesosCluster;

/** Secrets stay secret, and a stranger without them is turned away. */
final class MesosSecurityIT {

  private static final String CREDENTIAL = "planted-credential-7361";
  private static final String RPC_SECRET = "planted-rpc-secret-9925";
  private static final Pattern EXECUTOR =
      Pattern.compile("\"id\" : \"(\\d+)\",\\s+\"hostPort\" : \"([^:\"]+):(\\d+)\"");

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  /** Application id, address of the UI, port of the driver. */
  private static String[] told = {};

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
    told = driver.hear().split(" ", -1);
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
      String text = page(told, page);
      assertThat(text).contains("spark.executor.memory".substring(0, 5));
      assertSecretFree(text);
    }
  }

  private static String page(String[] application, String page) throws Exception {
    URI address = URI.create(application[1] + page.replace("ID", application[0]));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  @Test
  void strangerWithoutTheSecretIsTurnedAway() {
    String jars = Embedded.home().resolve("spark/jars") + "/*";

    Command.Result stranger =
        Command.of("timeout", "60", "java", "-cp", jars)
            .and("--add-opens=java.base/java.nio=ALL-UNNAMED")
            .and("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
            .and("-Dio.netty.tryReflectionSetAccessible=true")
            .and("org.apache.spark.executor.CoarseGrainedExecutorBackend")
            .and("--driver-url", "spark://CoarseGrainedScheduler@" + host() + ":" + told[2])
            .and("--executor-id", "77", "--hostname", "127.0.0.1", "--cores", "1")
            .and("--app-id", told[0])
            .run();

    assertThat(stranger.exit()).isNotZero().isNotEqualTo(124);
    assertThat(stranger.all()).doesNotContain("Successfully registered");
  }

  @Test
  void strangerWithoutTheSecretGetsNoDataFromAnExecutor() throws Exception {
    Command.Result stranger = askAnExecutor(told);

    assertThat(stranger.out()).as(stranger.err()).isEmpty();
    assertThat(stranger.exit()).isNotZero();
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
      Command.Result stranger = askAnExecutor(careless.hear().split(" ", -1));

      assertThat(stranger.out()).as(stranger.err()).isEqualTo("the executor answers\n");
      assertThat(careless.end()).isZero();
    }
  }

  private static Command.Result askAnExecutor(String[] application) throws Exception {
    String executors = page(application, "/api/v1/applications/ID/executors");
    MatchResult executor =
        EXECUTOR
            .matcher(executors)
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError(executors));
    return Command.of("timeout", "60", "java", "-cp", Embedded.home() + "/spark/jars/*")
        .and(MesosDriver.resource("Stranger.java").toString())
        .and(executor.group(2), executor.group(3), executor.group(1), application[0])
        .run();
  }

  @Test
  void tokenOfAnExecutorIsWorthNothingOnceItRuns() {
    String environ =
        Await.present(
            () ->
                ProcessHandle.allProcesses()
                    .map(process -> Path.of("/proc/" + process.pid() + "/environ"))
                    .map(MesosSecurityIT::read)
                    .filter(text -> text.contains("LCMAP_SPARK_TOKEN=") && text.contains(told[0]))
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
            .and("--executor-id", "0", "--cores", "1", "--app-id", told[0])
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

  private static String host() {
    return URI.create(told[1]).getHost();
  }

  private static void assertSecretFree(String text) {
    assertThat(text).doesNotContain(CREDENTIAL).doesNotContain(RPC_SECRET);
  }
}
