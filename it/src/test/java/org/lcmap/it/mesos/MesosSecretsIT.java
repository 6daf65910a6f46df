package org.lcmap.it.mesos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.lcmap.it.Image;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * While the image runs an application whose secrets were given as the guide advises, these secrets
 * are looked for wherever someone else could.
 */
final class MesosSecretsIT {

  private static final String PASSWORD = "planted-password-5518";
  private static final String RPC_SECRET = "planted-rpc-secret-2207";
  private static final String DRIVER = "lcmap-it-secrets";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  /** Application id, address of the UI, port of the driver. */
  private static String[] told = {};

  @BeforeAll
  static void start() throws IOException {
    Path certs = Files.createDirectories(folder.resolve("certs"));
    cluster =
        MesosCluster.builder()
            .zooKeeper()
            .tls(TestCertificates.create(certs))
            .credentials("ada", PASSWORD)
            .agent(AgentSpec.of(2, 2048))
            .workDir(folder.resolve("agents"))
            .start();
    Files.writeString(certs.resolve("mesos.principal"), "ada");
    Files.writeString(certs.resolve("mesos.secret"), PASSWORD);
    Files.writeString(certs.resolve("rpc.conf"), "spark.authenticate.secret " + RPC_SECRET + "\n");
    Files.createDirectories(folder.resolve("events"));
    driver =
        new Conversation(
            Image.run("--name", DRIVER, "-u", Command.of("id", "-u").run().out().strip())
                .and("-v", certs + ":/certs:ro", "-v", folder.resolve("events") + ":/events")
                .and("-v", MesosDriver.resource("") + ":/resources:ro")
                .and("-e", "MASTER=mesos://" + cluster.zooKeeper(), "-e", "IMAGE=" + Image.name())
                .and("-e", "LCMAP_SPARK_LOG_LEVEL=DEBUG", Image.name(), "spark-submit")
                .and("--executor-memory", "512m", "--executor-cores", "1")
                .and("--total-executor-cores", "2", "--properties-file", "/certs/rpc.conf")
                .and(
                    "--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.dir=/events")
                .and("/resources/hold.py", "DEBUG"));
    told = driver.hear().split(" ", -1);
    Await.until(() -> cluster.liveTasks() == 2, "two executors", driver::errors);
  }

  @AfterAll
  static void stop() {
    try (Conversation ending = driver;
        MesosCluster last = cluster) {
      assertThat(Command.of("docker", "stop", DRIVER).run().exit()).isZero();
      assertThat(ending.await()).isNotZero();
      assertThat(last.frameworks()).isEmpty();
    }
  }

  @Test
  void processesOfTheComputer() {
    String processes = Command.of("ps", "axeww").run().out();
    assertThat(processes).contains("LCMAP_SPARK_TOKEN=", "--properties-file /certs/rpc.conf");
    assertSecretFree(processes);
  }

  @Test
  void dockerInspectOfDriverAndExecutors() {
    List<String> containers = containers();
    assertThat(containers).hasSizeGreaterThanOrEqualTo(3).contains(DRIVER);
    for (String container : containers) {
      String shown = Command.of("docker", "inspect", container).run().out();
      assertThat(shown).contains("\"Env\"");
      assertSecretFree(shown);
    }
  }

  @Test
  void logsOfDriverAndExecutors() {
    assertThat(driver.errors()).contains("DEBUG");
    for (String container : containers()) {
      assertSecretFree(Command.of("docker", "logs", container).run().all());
    }
  }

  private static List<String> containers() {
    return Command.of("docker", "ps", "--format", "{{.Names}}")
        .run()
        .out()
        .lines()
        .filter(name -> name.equals(DRIVER) || name.startsWith("mesos-"))
        .toList();
  }

  @Test
  void filesOnTheAgentsAndEventLogs() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(folder.resolve("certs")))
              .toList();
    }
    assertThat(files)
        .anyMatch(file -> file.endsWith("stderr"))
        .anyMatch(file -> file.startsWith(folder.resolve("events")));
    for (Path file : files) {
      assertSecretFree(Files.readString(file, ISO_8859_1));
    }
  }

  @Test
  void pagesOfSpark() throws Exception {
    for (String page :
        List.of("/environment/", "/executors/", "/api/v1/applications/ID/environment")) {
      URI address = URI.create(told[1] + page.replace("ID", told[0]));
      String text =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
              .body();
      assertThat(text).contains("spark");
      assertSecretFree(text);
    }
  }

  @Test
  void tasksThatMasterAndAgentsKnow() {
    assertThat(cluster.tasks()).hasSize(2);
    cluster.tasks().forEach(task -> assertSecretFree(task.info()));
  }

  /** What the driver writes stays in its container; nothing goes into the image. */
  @Test
  void layersAndHistoryOfTheImage() throws IOException {
    String history =
        Command.of("docker", "history", "--no-trunc", Image.name()).run().out()
            + Command.of("docker", "image", "inspect", Image.name()).run().out();
    assertThat(history).contains("ENTRYPOINT");
    assertSecretFree(history);

    Process saved = Command.of("docker", "save", Image.name()).start();
    try (SecretSearch search = new SecretSearch(saved.getInputStream())) {
      assertThat(search.find(List.of("libjvm.so", PASSWORD, RPC_SECRET, middleOfTheKey())))
          .containsExactly("libjvm.so");
    }
  }

  private static void assertSecretFree(String text) {
    assertThat(text)
        .doesNotContain(PASSWORD)
        .doesNotContain(RPC_SECRET)
        .doesNotContain(middleOfTheKey());
  }

  private static String middleOfTheKey() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("certs/mesos.key"));
      return lines.get(lines.size() / 2);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
