package org.lcmap.spark.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.cli.settings.SparkOptions;

/** The doctor's side of a launch; a script takes the place of {@code spark-submit}. */
final class LaunchCheckTest {

  private static final String ANSWER =
      """
      {"driver":{"host":"a","python":"3.11.2","spark":"4.2.0","java":"17.0.1","packages":{}},\
      "executor":{"host":"b","python":"3.11.2","spark":"4.2.0","java":"17.0.1","packages":{}},\
      "address":"a:1","clock_ahead":0.0,"clock_error":0.1,"started":1.0,"answered":0.1,"large":9}
      """;

  @TempDir Path home;

  private final ConcurrentLinkedQueue<String> progress = new ConcurrentLinkedQueue<>();

  private Outcome launch(Duration patience, String script)
      throws IOException, InterruptedException {
    Path submit = home.resolve("bin/spark-submit");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(submit, "#!/bin/bash\n" + script);
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwx------"));
    EffectiveSettings settings =
        EffectiveSettings.read(
            new SparkOptions(), Map.of("MASTER", "mesos://host:5050", "SPARK_CONF_DIR", "/none"));
    return new LaunchCheck(settings, home, patience).run(progress::add);
  }

  @Test
  void jobGetsTheSettingsInAFileOfItsUsersOwn() throws IOException, InterruptedException {
    Outcome outcome =
        launch(
            Duration.ofSeconds(20),
            "stat -c %%a \"$2\" > %1$s/mode; cp \"$2\" %1$s/conf; echo \"$3\" > %1$s/job; cat << 'X'\n%2$sX\n"
                .formatted(home, ANSWER));

    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    assertThat(home.resolve("mode")).hasContent("600");
    assertThat(home.resolve("job")).hasContent(home + "/lib/python/lcmap_doctor.py");
    assertThat(Files.readAllLines(home.resolve("conf")))
        .contains(
            "spark.master=mesos://host:5050", "spark.cores.max=1", "spark.executor.instances=1");
  }

  @Test
  void whatTheJobSaidLastIsTheReason() throws IOException, InterruptedException {
    Outcome outcome =
        launch(
            Duration.ofSeconds(20),
            "echo first >&2; echo 'lcmap-spark: no password=geheim there' >&2; exit 1");

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.found())
        .isEqualTo("the job failed: lcmap-spark: no password=(hidden) there");
    assertThat(outcome.details()).containsExactly("first");
    assertThat(progress).contains("first");
  }

  @Test
  void jobWithoutAnExecutorIsEnded() throws IOException, InterruptedException {
    Outcome outcome =
        launch(
            Duration.ofMillis(300),
            "trap 'touch %s/ended; exit' TERM; echo 'nothing fits' >&2; while :; do read -rt 0.05 <> <(:); done"
                .formatted(home));

    assertThat(outcome.found()).startsWith("no executor has answered within 0 s");
    assertThat(home.resolve("ended")).exists();
  }

  @Test
  void answerThatIsNoneIsToldSo() throws IOException, InterruptedException {
    assertThat(launch(Duration.ofSeconds(20), "echo nonsense").found())
        .isEqualTo("the job ran, but its answer cannot be read");
  }

  @Test
  void settingsAreWrittenAsJavaReadsThem() throws IOException {
    Map<String, String> settings =
        Map.of("spark.a", "C:\\x", "spark.b", "two\nlines", "spark.c:d", "e=f # g");
    java.util.Properties read = new java.util.Properties();
    read.load(new java.io.StringReader(JobProcess.text(settings)));

    assertThat(read).containsExactlyInAnyOrderEntriesOf(new java.util.HashMap<>(settings));
  }

  @Test
  void oneSmallExecutorIsAskedFor() {
    assertThat(
            LaunchCheck.settings(
                Map.of(
                    "spark.executor.cores", "2",
                    "spark.cores.max", "100",
                    "spark.mesos.driver.frameworkId", "abc",
                    "spark.mesos.role", "demo")))
        .containsEntry("spark.cores.max", "2")
        .containsEntry("spark.executor.cores", "2")
        .containsEntry("spark.mesos.role", "demo")
        .doesNotContainKey("spark.mesos.driver.frameworkId");
  }
}
