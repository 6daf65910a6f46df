package org.lcmap.it.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Image;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.MesosCluster;

/** Containers as the settings describe them: of Docker and of Mesos, with networks and secrets. */
final class MesosContainersIT {

  private static final String NETWORK = "lcmap-it-" + ProcessHandle.current().pid();

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    Command.of("docker", "network", "create", NETWORK).answer();
    Files.writeString(folder.resolve("word"), "the agent's word\n");
    Command.of("chmod", "-R", "a+rX", folder.toString()).answer();
    cluster =
        MesosCluster.builder().agent(AgentSpec.of(1, 2048)).agent(AgentSpec.of(1, 2048)).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
    Command.of("docker", "network", "rm", NETWORK).answer();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.frameworks()).isEmpty();
    Await.until(() -> cluster.liveTasks() == 0, "no executor", () -> cluster.tasks().toString());
  }

  @Test
  void executorsOfDockerHaveANetworkOfTheirOwn() {
    Command.Result result =
        onTheNetwork()
            .and(
                "--conf",
                "spark.mesos.network.labels=team:land",
                "--conf",
                "spark.mesos.executor.docker.volumes=" + folder + ":/data:ro",
                "--conf",
                "spark.mesos.executor.docker.parameters=label=lcmap=it,hostname=far-away",
                "--conf",
                "spark.mesos.executor.user=12345",
                MesosDriver.job("containers.py"),
                "/data/word",
                "/etc/hostname")
            .run();

    assertThat(result.out().lines())
        .as(result.all())
        .hasSize(3)
        .startsWith("12345 the agent's word far-away", "shuffle 4950");
    String subnet = gateway().replaceAll("\\d+$", "");
    assertThat(result.out().lines().toList().get(2).split(" "))
        .hasSize(2)
        .allMatch(host -> host.startsWith(subnet));
    assertThat(cluster.tasks())
        .extracting(ClusterTask::info)
        .allMatch(
            info ->
                info.contains("\"labels\":{\"labels\":[{\"key\":\"team\",\"value\":\"land\"}]}"));
  }

  @Test
  void portOfTheContainerIsMappedToTheAgents() {
    try (Conversation driver =
        new Conversation(
            onTheNetwork()
                .and("--conf", "spark.mesos.executor.docker.portmaps=31777:8000")
                .and(MesosDriver.job("listens.py"), "8000"))) {
      Await.until(() -> tell(31777, "good morning"), "an answer", driver::errors);

      assertThat(driver.hear()).isEqualTo("good morning");
      assertThat(driver.end()).isZero();
    }
  }

  @Test
  void imageRunsInAContainerOfMesosWithSecretsInFiles() {
    Command.Result result =
        inImage()
            .and("--conf", "spark.mesos.containerizer=mesos")
            .and(secrets("/run/site/key,keys/other"))
            .and(MesosDriver.job("containers.py"), "/run/site/key", "keys/other")
            .run();

    assertSecretsAreFound(result);
  }

  @Test
  void secretsReachFilesInTheSandboxWithoutAnImage() {
    Command.Result result =
        MesosDriver.submit(cluster)
            .and(secrets("key,keys/other"))
            .and(MesosDriver.job("containers.py"), "key", "keys/other")
            .run();

    assertSecretsAreFound(result);
  }

  private static Command inImage() {
    return MesosDriver.submit(cluster)
        .and("--conf", "spark.mesos.executor.docker.image=" + Image.name());
  }

  /** The driver stays where it is, and is reached by the network's way out. */
  private static Command onTheNetwork() {
    return inImage()
        .and("--conf", "spark.mesos.network.name=" + NETWORK)
        .and("--conf", "spark.driver.host=" + gateway())
        .and("--conf", "spark.driver.bindAddress=0.0.0.0");
  }

  private static String[] secrets(String files) {
    return new String[] {
      "--conf",
      "spark.mesos.executor.secret.values=first,second",
      "--conf",
      "spark.mesos.executor.secret.filenames=" + files
    };
  }

  private static String gateway() {
    return Command.of("docker", "network", "inspect", "--format")
        .and("{{(index .IPAM.Config 0).Gateway}}", NETWORK)
        .answer()
        .strip();
  }

  /** Executors run as the agents' own user, read both secrets, and reach each other. */
  private static void assertSecretsAreFound(Command.Result result) {
    String user = Command.of("id", "-u").answer().strip();
    assertThat(result.out().lines().limit(2))
        .as(result.all())
        .containsExactly(user + " first second", "shuffle 4950");
    assertThat(result.err()).isEmpty();
  }

  /** Says a word to whoever listens; false when nobody does yet. */
  private static boolean tell(int port, String word) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(word.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8).equals("heard\n");
    } catch (IOException notYet) {
      return false;
    }
  }
}
