package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * Runs the commands of the page on cluster mode as they stand, on a cluster like those of the
 * guide: three masters that ZooKeeper elects, certificates on both sides, names with passwords,
 * roles, and executors in containers of the image.
 */
final class ClusterModeIT {

  private static final String PRINCIPAL = "ada";
  private static final String SECRET = "correct-horse";
  private static final String ROLE = "demo";

  @TempDir static Path certificates;
  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .masters(3)
            .zooKeeper()
            .tls(TestCertificates.create(certificates))
            .credentials(PRINCIPAL, SECRET)
            .roles(ROLE)
            // As large as the guide's notebook asks for.
            .agent(AgentSpec.of(2, 6144))
            .agent(AgentSpec.of(2, 6144))
            .start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.frameworks()).isEmpty();
    Await.until(
        () -> cluster.liveTasks() == 0, "all executors end", () -> cluster.tasks().toString());
  }

  static Stream<Scenario> commands() {
    return Scenario.all(Page.all()).filter(scenario -> scenario.run().isOnMesos());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void doWhatThePageSays(Scenario scenario) throws IOException {
    copyCertificates();

    scenario.play(home, ClusterModeIT::fill, user());
  }

  @Test
  void notebookOfTheGuideRunsItsJobOnTheCluster() throws IOException {
    copyCertificates();

    Command.Result executed =
        Image.run("-v", home + "/mesos-keys:/certs", "-e", "IMAGE=" + Image.name())
            .and("-e", "MASTER=mesos://" + cluster.zooKeeper())
            .and("-e", "MESOS_PRINCIPAL=" + PRINCIPAL, "-e", "MESOS_SECRET=" + SECRET)
            .and(
                "-e",
                "MESOS_ROLE=" + ROLE,
                "-v",
                Checkout.file("examples/notebook/demo") + ":/home/lcmap/notebook/demo:ro")
            .and(Image.name(), "jupyter", "nbconvert", "--to", "markdown", "--execute", "--stdout")
            .and("notebook/demo/" + notebook())
            .run();

    assertThat(executed.out()).as(executed.err()).contains("{'min': 0, 'max': 999999}");
    assertThat(executed.exit()).isZero();
  }

  private static String notebook() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.file("examples/notebook/demo"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String fill(String text) {
    return text.replace("zk://host1:2181,host2:2181,host3:2181/mesos", cluster.zooKeeper())
        .replace("<MESOS_PRINCIPAL>", PRINCIPAL)
        .replace("<MESOS_SECRET>", SECRET)
        .replace("<MESOS_ROLE>", ROLE);
  }

  private static Map<String, String> user() {
    return Map.of("MESOS_PRINCIPAL", PRINCIPAL, "MESOS_SECRET", SECRET, "MESOS_ROLE", ROLE);
  }

  private void copyCertificates() throws IOException {
    Path keys = Files.createDirectory(home.resolve("mesos-keys"));
    for (String name : new String[] {"mesos.crt", "mesos.key", "trustedroot.crt"}) {
      Files.copy(certificates.resolve(name), keys.resolve(name));
    }
  }
}
