package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * The same command on one computer, on Spark's own cluster and on Mesos, where only the value of
 * {@code MASTER} differs: the same result, to the letter.
 */
final class EverywhereIT {

  private static final Pattern LOG =
      Pattern.compile("\\s*(\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d |lcmap-spark: )");

  @TempDir static Path certificates;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster mesos;

  @BeforeAll
  static void start() throws IOException {
    mesos =
        MesosCluster.builder()
            .masters(2)
            .zooKeeper()
            .tls(TestCertificates.create(certificates))
            .credentials("ada", "correct-horse")
            .roles("demo")
            .agent(AgentSpec.of(2, 5120))
            .start();
    Files.writeString(certificates.resolve("mesos.principal"), "ada");
    Files.writeString(certificates.resolve("mesos.secret"), "correct-horse");
    Files.writeString(certificates.resolve("mesos.role"), "demo");
  }

  @AfterAll
  static void stop() {
    mesos.close();
  }

  /** What the guide's readers run. */
  enum Work {
    JOB("", "Sum of range(3) is:3\n", "spark-submit", "jobs/job.py"),
    NOTEBOOK(
        "",
        "{'min': 0, 'max': 999999}",
        "jupyter",
        "nbconvert",
        "--to=markdown",
        "--execute",
        "--stdout",
        "notebook/demo/spark.ipynb"),
    APPLICATION(
        "-change-detection",
        "Total: pixels 4, rows 2150, models 5, breaks 1, bad rows 0, bad files 0",
        "spark-submit",
        "jobs/change_detection.py",
        "data/landsat",
        "/tmp/segments");

    private final String image;
    private final String shown;

    @SuppressWarnings("ImmutableEnumChecker") // List.of's lists are
    private final List<String> command;

    Work(String suffix, String shown, String... command) {
      this.image = Image.name() + suffix;
      this.shown = shown;
      this.command = List.of(command);
    }
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void onlyTheMasterDiffers(Work work) {
    String alone = run(work, "local[*]");
    assertThat(alone).contains(work.shown);

    try (StandaloneCluster standalone = new StandaloneCluster(work.image)) {
      assertThat(run(work, standalone.master())).isEqualTo(alone);
    }

    assertThat(run(work, "mesos://" + mesos.zooKeeper())).isEqualTo(alone);
    assertThat(mesos.frameworks()).isEmpty();
    Await.until(() -> mesos.liveTasks() == 0, "no executor", () -> mesos.tasks().toString());
  }

  private static String run(Work work, String master) {
    Command command =
        Image.run("-e", "MASTER=" + master, "-e", "IMAGE=" + work.image)
            .and("-v", certificates + ":/certs:ro");
    if (work != Work.APPLICATION) { // whose image brings all that it needs
      command =
          command
              .and("-v", Checkout.file("examples/jobs") + ":/home/lcmap/jobs:ro")
              .and("-v", Checkout.file("examples/notebook/demo") + ":/home/lcmap/notebook/demo:ro");
    }
    Command.Result result =
        command
            .and("-u", Command.of("id", "-u").run().out().strip(), work.image)
            .and(work.command.toArray(String[]::new))
            .run();
    assertThat(result.exit()).as("%s on %s: %s", work, master, result.all()).isZero();
    // The application says where it runs: that is what differs.
    return withoutLog(result.out()).replace(" on " + master, " on MASTER");
  }

  /** A notebook shows what the driver logs, for example its address, which is the cluster's. */
  private static String withoutLog(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !LOG.matcher(line).lookingAt())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
