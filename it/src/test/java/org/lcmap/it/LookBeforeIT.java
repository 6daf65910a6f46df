package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user can look at without running anything: {@code conf}, {@code --dry-run}, help. */
final class LookBeforeIT {

  private static final String SECRET = "planted-4711";

  private static final String JOB = Checkout.file("examples/jobs/job.py").toString();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spark-submit | --master local[2] --conf spark.mesos.secret=SECRET JOB        | org.apache.spark.deploy.SparkSubmit
          spark-submit | --class org.apache.spark.sql.connect.A --conf my.token=SECRET JOB | org.apache.spark.sql.connect.A
          pyspark      | --conf spark.mesos.secret=SECRET --executor-memory 1g         | python3
          spark-shell  | --conf spark.ssl.keyPassword=SECRET                           | org.apache.spark.repl.Main
          spark-sql    | --conf spark.my.password=SECRET -e select                     | SparkSQLCLIDriver
          jupyter      | --ip=127.0.0.1 lab --IdentityProvider.token=SECRET            | lcmap_notebook
          """)
  void dryRunShowsTheCommandWithoutItsSecrets(String name, String options, String shown) {
    Command.Result result =
        Embedded.command(name)
            .and("--dry-run")
            .and(options.replace("SECRET", SECRET).replace("JOB", JOB).split(" ", -1))
            .with("PYSPARK_SUBMIT_ARGS", "--conf spark.mesos.secret=" + SECRET + " pyspark-shell")
            .run();

    assertThat(result.out())
        .as(result.err())
        .contains("SPARK_HOME=", shown, "(hidden)")
        .doesNotContain(SECRET, "--dry-run");
    assertThat(result.exit()).isZero();
  }

  @Test
  void whatDryRunShowsIsWhatRuns() {
    String shown =
        Embedded.command("spark-submit").and("--dry-run", "--master", "local[1]", JOB).run().out();

    // As one would paste it. Only the class path, by a file, is the shell's to fill in.
    Command.Result result = Command.shell("export PATH=$PATH; " + shown).run();

    assertThat(result.out()).as(result.err()).isEqualTo("Sum of range(3) is:3\n");
  }

  @Test
  void dryRunOfAJobIsTheJobsOwn() {
    assertThat(Embedded.command("spark-submit").and("--dry-run", JOB, "--dry-run", "x").run().out())
        .endsWith("job.py \\\n  --dry-run x\n");
  }

  @Test
  void dryRunSaysWhatIsWrong() {
    Command.Result result = Embedded.command("spark-submit").and("--dry-run", "missing.py").run();

    assertThat(result.err()).startsWith("lcmap-spark: no such job: missing.py");
    assertThat(result.exit()).isEqualTo(1);
  }

  static Stream<Command> runtimes() {
    return Stream.of(
        Embedded.command("lcmap-spark"), Image.run("-u", "4711", Image.name(), "lcmap-spark"));
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void versionsAreThoseOfThisRuntime(Command command) {
    assertThat(command.and("version").run().out())
        .containsPattern("lcmap-spark +2\\.\\d+\\.\\d+\n")
        .containsPattern("Spark +4\\.2\\.0\n")
        .containsPattern("Scala +2\\.13\\.\\d+\n")
        .containsPattern("Java +17\\.")
        .containsPattern("Python +3\\.11\\.")
        .containsPattern("jupyterlab +4\\.")
        .containsPattern("Hadoop client +3\\.")
        .containsPattern("picocli +4\\.");
  }

  @Test
  void confOfTheRuntimeNamesItsOwnDefaults() {
    assertThat(Embedded.command("lcmap-spark").and("conf", "--name", "x").run().out())
        .containsPattern("spark.ui.enabled +true +lcmap-spark, spark-defaults.conf\n")
        .containsPattern("spark.app.name +x +command line, --name\n");
  }

  @Test
  void doctorLaunchesOnThisComputerToo() {
    Command.Result result =
        Embedded.command("lcmap-spark").and("doctor", "--launch", "--master", "local[1]").run();

    assertThat(result.out())
        .as(result.err())
        .containsPattern("ok +launch +the executor answered after ");
    assertThat(result.exit()).isZero();
  }

  @Test
  void helpStartsNoJvm() {
    Command.Result result = Embedded.command("lcmap-spark").with("JAVA_HOME", "/nowhere").run();

    assertThat(result.out()).contains("lcmap-spark doctor", "--dry-run");
    assertThat(result.exit()).isZero();
  }

  @Test
  void unknownCommandIsRefused() {
    Command.Result result = Embedded.command("lcmap-spark").and("docter").run();

    assertThat(result.err())
        .isEqualTo(
            "lcmap-spark: there is no command 'docter': give doctor, conf, version, or nothing for"
                + " help\n");
    assertThat(result.exit()).isEqualTo(2);
  }
}
