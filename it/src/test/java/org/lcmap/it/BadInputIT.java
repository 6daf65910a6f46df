package org.lcmap.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can mend is told in one line, and a job's own errors without Spark's and Java's. */
final class BadInputIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jobs/nope.py                      | no such job: jobs/nope.py
          .                                 | . is a folder, not a job
          --driver-memory 10m JOB           | 10m is too little memory for Spark
          --driver-memory lots JOB          | 'lots' is no amount of memory
          --driver-memory 900t JOB          | Spark is to have 900t of memory, but there is only
          --conf spark.driver.memory=1m JOB | 1m is too little memory for Spark
          --total-executor-cores lots JOB   | spark.cores.max is 'lots', but has to be a whole number
          --executor-cores 0 JOB            | spark.executor.cores is '0', but has to be a whole number
          --executor-memory big JOB         | spark.executor.memory is 'big', which is no amount
          --conf some JOB                   | --conf some sets nothing
          --nonsense JOB                    | there is no option --nonsense
          --master                          | --master needs a value
          --properties-file none.conf JOB   | no such file: none.conf
          --master local[2]                 | no job given
          --master mesos://h:5050 --deploy-mode cluster JOB | --deploy-mode cluster does not work with mesos://
          """)
  void oneLineSaysWhatToMend(String options, String message) {
    String job = Checkout.file("examples/jobs/job.py").toString();

    assertOneLine(
        Embedded.command("spark-submit").and(options.replace("JOB", job).split(" ")).run(),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pyspark", "spark-shell", "spark-sql", "spark-submit"})
  void everyCommandListsTheMastersThatWork(String command) {
    for (String master : new String[] {"nonsense", "local[0]", "local[x]", "mesos:host"}) {
      assertOneLine(
          Embedded.command(command).and("--master", master).run(),
          "cannot use the master '" + master + "': give local, local[N], local[*], local[N,F],");
    }
  }

  @Test
  void masterFromCodeIsToldToo() throws IOException {
    Command.Result result = submit("import pyspark\npyspark.SparkContext('nonsense')\n");

    assertOneLine(result, "Spark cannot use this master: give local, local[N]");
  }

  @Test
  void jobsExitCodeIsTheCommands() throws IOException {
    assertThat(submit("import sys\nsys.exit(3)\n").exit()).isEqualTo(3);
  }

  @Test
  void errorInAFunctionShowsTheLinesOfTheJobOnly() throws IOException {
    Command.Result result =
        submit(
            """
            import pyspark

            def broken(n):
                return 1 / (n - 1)

            sc = pyspark.SparkContext()
            sc.parallelize(range(3)).map(broken).collect()
            """);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Traceback (most recent call last):\n")
        .contains("job.py\", line 7, in <module>", "job.py\", line 4, in broken")
        .endsWith("ZeroDivisionError: division by zero\n")
        .doesNotContain("/pyspark/", "py4j", "org.apache", "SQLSTATE");
  }

  @Test
  void errorInAQueryShowsTheLinesOfTheJobOnly() throws IOException {
    Command.Result result =
        submit(
            """
            from pyspark.sql import SparkSession, functions

            def broken(n):
                raise ValueError("not today")

            spark = SparkSession.builder.getOrCreate()
            spark.range(3).select(functions.udf(broken)("id")).collect()
            """);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("job.py\", line 7, in <module>", "job.py\", line 4, in broken")
        .endsWith("ValueError: not today\n")
        .doesNotContain("/pyspark/", "py4j", "org.apache");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130, true", "TERM, 143, false"})
  void signalEndsTheJobItsWorkersAndItsOutput(String signal, int exit, boolean group)
      throws Exception {
    Path started = folder.resolve("started");
    Path job =
        Files.writeString(
            folder.resolve("job.py"),
            """
            import pyspark, time

            def wait(n):
                open("%s", "w").close()
                time.sleep(100)

            pyspark.SparkContext("local[1]").parallelize([1], 1).foreach(wait)
            """
                .formatted(started));
    Process process =
        Command.of("setsid", Embedded.home().resolve("bin/spark-submit").toString(), job.toString())
            .start();
    Await.until(() -> Files.exists(started), "the job runs", () -> "");

    String target = (group ? "-" : "") + process.pid();
    assertThat(Command.of("kill", "-" + signal, "--", target).run().exit()).isZero();

    assertThat(process.waitFor()).isEqualTo(exit);
    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    Command left = Command.of("pgrep", "-a", "-s", Long.toString(process.pid()));
    Await.until(
        () -> left.run().out().isEmpty(), "no process of the job is left", () -> left.run().out());
  }

  private Command.Result submit(String source) throws IOException {
    Path job = Files.writeString(folder.resolve("job.py"), source);
    return Embedded.command("spark-submit").and(job.toString()).run();
  }

  private static void assertOneLine(Command.Result result, String message) {
    assertThat(result.err()).contains("lcmap-spark: ").contains(message).hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.exit()).isEqualTo(1);
  }
}
