package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * Runs the commands of the page on cluster mode as they stand, on a cluster like those of the
 * guide: three masters that ZooKeeper elects, certificates on both sides, names with passwords,
 * roles, and executors in containers of the image; and on one that asks for nothing.
 */
final class ClusterModeIT {

  private static final String PRINCIPAL = "ada";
  private static final String SECRET = "correct-horse";
  private static final String ROLE = "demo";

  @TempDir static Path certificates;
  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster guarded;

  @SuppressWarnings("NullAway.Init")
  private static MesosCluster open;

  @BeforeAll
  static void start() {
    guarded =
        MesosCluster.builder()
            .masters(3)
            .zooKeeper()
            .tls(TestCertificates.create(certificates, "127.0.0.1", Duration.ofDays(100)))
            .credentials(PRINCIPAL, SECRET)
            .roles(ROLE)
            .agent(AgentSpec.of(2, 6144))
            .agent(AgentSpec.of(2, 6144))
            .start();
    open = MesosCluster.builder().zooKeeper().agent(AgentSpec.of(2, 4096)).start();
  }

  @AfterAll
  static void stop() {
    try (MesosCluster first = guarded) {
      open.close();
      assertThat(first.frameworks()).isEmpty();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    for (MesosCluster cluster : List.of(guarded, open)) {
      assertThat(cluster.frameworks()).isEmpty();
      Await.until(
          () -> cluster.liveTasks() == 0, "all executors end", () -> cluster.tasks().toString());
    }
  }

  static Stream<Scenario> commands() {
    return Scenario.all(Page.all()).filter(scenario -> scenario.run().isOnMesos());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void doWhatThePageSays(Scenario scenario) throws IOException {
    for (String folder : List.of("mesos-keys", "certs", "mesos")) {
      copyCertificates(Files.createDirectory(home.resolve(folder)));
    }
    Files.writeString(home.resolve("mesos/mesos.principal"), PRINCIPAL + "\n");
    Files.writeString(home.resolve("mesos/mesos.secret"), SECRET + "\n");
    Files.writeString(home.resolve("mesos/mesos.role"), ROLE + "\n");
    boolean toAll = scenario.run().isOnOpenMesos();

    scenario.play(
        home, text -> fill(text, toAll ? open : guarded), toAll ? Map.of() : environment(scenario));
  }

  /** Who has files with name and password has no variables. */
  private static Map<String, String> environment(Scenario scenario) {
    return scenario.run().text().contains("/home/user/mesos:/certs")
        ? Map.of()
        : Map.of("MESOS_PRINCIPAL", PRINCIPAL, "MESOS_SECRET", SECRET, "MESOS_ROLE", ROLE);
  }

  private static String fill(String text, MesosCluster cluster) {
    String master = "mesos://" + cluster.zooKeeper();
    return text.replaceAll("<?mesos://zk://host1:2181,host2:2181,host3:2181/mesos>?", master)
        .replace("<MESOS_PRINCIPAL>", PRINCIPAL)
        .replace("<MESOS_SECRET>", SECRET)
        .replace("<MESOS_ROLE>", ROLE)
        .replace(
            "<flags>",
            "--rm --net host -v /home/user/jobs:/home/lcmap/jobs"
                + " -e MESOS_PRINCIPAL -e MESOS_SECRET -e MESOS_ROLE")
        .replace("<command>", "spark-submit --master " + master + " jobs/job.py");
  }

  private static void copyCertificates(Path keys) throws IOException {
    for (String name : new String[] {"mesos.crt", "mesos.key", "trustedroot.crt"}) {
      Files.copy(certificates.resolve(name), keys.resolve(name));
    }
  }
}
