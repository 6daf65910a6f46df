package org.lcmap.it.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    run("docker", "network", "create", NETWORK);
    Files.writeString(folder.resolve("word"), "the agent's word\n");
    run("chmod", "-R", "a+rX", folder.toString());
    cluster =
        MesosCluster.builder().agent(AgentSpec.of(1, 2048)).agent(AgentSpec.of(1, 2048)).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
    run("docker", "network", "rm", NETWORK);
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

    assertThat(result.out().lines().limit(2))
        .as(result.all())
        .containsExactly(ownId() + " first second", "shuffle 4950");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void secretsReachFilesInTheSandboxWithoutAnImage() {
    Command.Result result =
        MesosDriver.submit(cluster)
            .and(secrets("key,keys/other"))
            .and(MesosDriver.job("containers.py"), "key", "keys/other")
            .run();

    assertThat(result.out().lines().limit(2))
        .as(result.all())
        .containsExactly(ownId() + " first second", "shuffle 4950");
    assertThat(result.err()).isEmpty();
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
    return run(
        "docker", "network", "inspect", "--format", "{{(index .IPAM.Config 0).Gateway}}", NETWORK);
  }

  private static String ownId() {
    return run("id", "-u");
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

  private static String run(String... words) {
    Command.Result result = Command.of(words).run();
    assertThat(result.exit()).as(List.of(words) + ": " + result.all()).isZero();
    return result.out().strip();
  }
}
