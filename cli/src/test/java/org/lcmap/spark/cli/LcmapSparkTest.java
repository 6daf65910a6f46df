package org.lcmap.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.spark.cli.doctor.Paper;

/** The command lines, from their words to what they print. */
final class LcmapSparkTest {

  @TempDir Path home;

  @Test
  void confShowsWhereEachSettingComesFrom() throws IOException {
    Path folder = Files.createDirectories(home.resolve("etc/spark"));
    Files.writeString(folder.resolve("spark-defaults.conf"), "spark.ui.enabled true\n");
    Path file = Files.writeString(home.resolveSibling("mine.conf"), "spark.b 1\n");
    Path role = Files.writeString(home.resolveSibling("role"), "science\n");
    Map<String, String> environment =
        Map.of(
            "LCMAP_SPARK_HOME",
            home.toString(),
            "SPARK_CONF_DIR",
            folder.toString(),
            "MASTER",
            "mesos://127.0.0.1:5050",
            "MESOS_PRINCIPAL",
            "ada",
            "IMAGE",
            "our/image:1",
            "MESOS_ROLE_FILE",
            role.toString(),
            "SPARK_LOCAL_IP",
            "127.0.0.1");

    Run run =
        Run.of(
            environment,
            "conf",
            "--properties-file",
            file.toString(),
            "--load-spark-defaults",
            "--conf",
            "spark.mesos.secret=geheim",
            "--executor-memory",
            "2g",
            "job.py",
            "--secret=also");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "spark.b 1 " + file,
            "spark.executor.memory 2g command line, --executor-memory",
            "spark.master mesos://127.0.0.1:5050 variable MASTER",
            "spark.mesos.executor.docker.image our/image:1 variable IMAGE",
            "spark.mesos.principal ada variable MESOS_PRINCIPAL",
            "spark.mesos.role science variable MESOS_ROLE_FILE",
            "spark.mesos.secret (hidden) command line, --conf",
            "spark.ui.enabled true lcmap-spark, spark-defaults.conf");
    Files.delete(file);
  }

  @Test
  void confShowsAllOnDemandAndInJson() throws IOException {
    Run run = Run.of(Map.of(), "conf", "--all", "--json", "--conf", "spark.mesos.role=demo");

    JsonNode rows = new JsonMapper().readTree(run.out());
    assertThat(rows.findValuesAsText("name"))
        .contains("spark.master", "spark.mesos.role", "spark.mesos.rejectOfferDuration");
    assertThat(rows.get(0).path("value").asText()).isEqualTo("local[*]");
    assertThat(rows.get(0).path("origin").asText()).isEqualTo("lcmap-spark, no master is named");
  }

  @Test
  void doctorOfThisComputerReportsInJson() throws IOException {
    Run run =
        Run.of(
            Map.of(
                "HOME",
                "/home/ada",
                "LCMAP_SPARK_STATE",
                "/tmp/state",
                "LCMAP_SPARK_HOME",
                "/opt/other"),
            "doctor",
            "--json",
            "--master",
            "local[1]");

    JsonNode report = new JsonMapper().readTree(run.out());
    assertThat(report.path("checks").findValuesAsText("name"))
        .containsExactly("settings", "user", "folders");
    assertThat(run.exit()).isEqualTo(report.path("exitCode").asInt());
  }

  @Test
  void unusableCommandLineExitsWith2AndShowsNoSecret() {
    assertUnusable(
        "Unknown option: '--frobnicate'; the options: lcmap-spark doctor --help",
        "doctor",
        "--frobnicate");
    assertUnusable(
        "--conf my.password sets nothing: write --conf name=value; the options: lcmap-spark conf"
            + " --help",
        "conf",
        "--conf",
        "my.password");
    assertUnusable(
        "the file /nowhere cannot be read: /nowhere; the options: lcmap-spark conf --help",
        "conf",
        "--properties-file",
        "/nowhere");
    assertThat(Run.of(Map.of(), "doctor", "--conf=password=geheim", "--x.token=geheim").err())
        .startsWith("lcmap-spark: Unknown option")
        .doesNotContain("geheim");
  }

  private static void assertUnusable(String message, String... words) {
    Run run = Run.of(Map.of(), words);
    assertThat(run.err()).isEqualTo("lcmap-spark: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void helpTellsTheExitCodes() {
    assertThat(Run.of(Map.of(), "doctor", "--help").out())
        .contains("Exit code: 0 when all is well", "--launch");
  }

  @Test
  void versionPrintsAtLeastWhatRunsIt() {
    assertThat(Run.of(Map.of("LCMAP_SPARK_HOME", home.toString()), "version").out())
        .containsPattern("lcmap-spark +\\S+\nJava +17");
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    assertThat(paper(Map.of())).isEqualTo(Paper.PLAIN);
    assertThat(paper(Map.of("LCMAP_SPARK_TERMINAL", "90", "TERM", "xterm")))
        .isEqualTo(new Paper(true, true, 90));
    assertThat(paper(Map.of("LCMAP_SPARK_TERMINAL", "90", "TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(new Paper(false, false, 90));
    assertThat(paper(Map.of("LCMAP_SPARK_TERMINAL", "90"))).isEqualTo(new Paper(false, false, 90));
  }

  private static Paper paper(Map<String, String> environment) {
    return new Console(environment, System.out).paper();
  }
}
