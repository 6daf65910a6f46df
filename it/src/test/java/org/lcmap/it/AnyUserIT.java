package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command works for every user id, on a read-only root and with all rights taken away. */
final class AnyUserIT {

  /** Writes a file with Spark and one with Python, so that both owners show. */
  private static final String JOB =
      """
      import pathlib
      import pyspark
      sc = pyspark.SparkContext()
      sc.parallelize(range(1000), 3).saveAsTextFile('/home/lcmap/out/spark')
      print('rows:', sc.textFile('/home/lcmap/out/spark').count())
      pathlib.Path('/home/lcmap/out/mine').write_text('by Python')
      sc.stop()
      """;

  @TempDir Path folder;

  @BeforeEach
  void prepareFolders() throws IOException {
    // JUnit makes the folder for its own user only; here everyone comes.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(Files.createDirectory(folder.resolve("jobs")).resolve("job.py"), JOB);
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0:0",
    "1000, 1000:0",
    "12345, 12345:0",
    "2147483646, 2147483646:0",
    "12345:54321, 12345:54321",
    "'', 1000:1000"
  })
  void runsAJobAndOwnsItsFiles(String user, String owner) throws IOException {
    Command.Result job =
        hardened(user, "spark-submit", "--master", "local[*]", "jobs/job.py").run();

    assertThat(job.out()).isEqualTo("rows: 1000\n");
    assertThat(job.err()).isEmpty();
    assertThat(job.exit()).isZero();
    for (String file : new String[] {"mine", "spark/_SUCCESS"}) {
      Map<String, Object> unix =
          Files.readAttributes(folder.resolve("out").resolve(file), "unix:uid,gid");
      assertThat(unix.get("uid") + ":" + unix.get("gid")).isEqualTo(owner);
    }
  }

  /** Parquet is compressed by native code, which has to be unpacked somewhere. */
  @Test
  void hasEveryShell() {
    String user = "12345:54321";
    assertAnswers(hardened(user, "pyspark"), ">>> ", "print(6 * sc.range(8).count())", "exit()");
    assertAnswers(
        hardened(user, "spark-shell"), "scala> ", "println(6 * sc.range(0, 8).count())", ":quit");
    assertAnswers(
        hardened(user, "spark-sql"),
        "spark-sql \\(default\\)> ",
        "CREATE TABLE t USING parquet AS SELECT 6 AS a; SELECT a * 8 FROM t;",
        "quit;");
  }

  private void assertAnswers(Command shell, String prompt, String question, String end) {
    String words = String.join(" ", shell.words()).replace(" --interactive ", " -it ");
    try (Terminal terminal = Terminal.run(words, folder, Map.of())) {
      terminal.awaitShown(Pattern.compile(prompt));
      terminal.type(question);
      terminal.awaitShown(Pattern.compile("(?m)^48$"));
      terminal.awaitShown(Pattern.compile(prompt));
      terminal.type(end);

      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.shown())
          .doesNotContain("WARN", "ERROR", "Exception", "Traceback", "stty:");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spark-shell | println(6 * sc.range(0, 8).count())
          spark-sql   | SELECT 6 * 8;
          """)
  void shellsReadAPipe(String shell, String question) {
    Command.Result result = hardened("0", shell).typing(question + "\n").run();

    assertThat(result.out()).containsPattern("(?m)^(scala> |spark-sql .*> )?48$");
    assertThat(result.all()).doesNotContain("WARN", "ERROR", "Exception", "Traceback");
    assertThat(result.exit()).isZero();
  }

  @Test
  void saysInOneLineThatAFolderIsNotTheUsers() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("out"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        folder.resolve("jobs/job.py"),
        """
        from pyspark.sql import SparkSession
        SparkSession.builder.getOrCreate().range(9).write.parquet('/home/lcmap/out/parquet')
        """);

    Command.Result job = hardened("12345", "spark-submit", "jobs/job.py").run();

    assertThat(job.err())
        .isEqualTo(
            "lcmap-spark: user 12345 cannot write to /home/lcmap/out/parquet: write to a folder of"
                + " your own; a container runs as you with -u `id -u`\n");
    assertThat(job.exit()).isEqualTo(1);
  }

  @Test
  void saysInOneLineThatNotebooksCannotBeSaved() throws IOException {
    Path notebooks = Files.createDirectory(folder.resolve("notebooks"));

    Command.Result version =
        Image.run("-u", "12345", "-v", notebooks + ":/home/lcmap/notebook/demo")
            .and(Image.name(), "jupyter", "notebook", "--version")
            .run();

    assertThat(version.err())
        .isEqualTo(
            "lcmap-spark: user 12345 cannot write in /home/lcmap/notebook/demo, which belongs to"
                + " user 0: notebooks there run, but are not saved;"
                + " start with -u 0:0 to save them\n");
    assertThat(version.exit()).isZero();
  }

  @Test
  void mountThatHidesTheHomeIsNamed() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));

    Command.Result job =
        Image.run("-v", home + ":/home/lcmap", Image.name(), "spark-submit", "jobs/job.py").run();

    assertThat(job.err())
        .isEqualTo(
            "lcmap-spark: no such job: jobs/job.py (looked in /home/lcmap);"
                + " is the folder mounted, with -v?\n");
    assertThat(job.exit()).isEqualTo(1);
  }

  @Test
  void worksByDockerExecWithoutTheEntrypoint() {
    String name = "exec-" + UUID.randomUUID();
    Command.Result started =
        Command.of("docker", "run", "--detach", "--name", name, "--net", "host", "-u", "12345")
            .and("-v", folder + "/jobs:/home/lcmap/jobs", "-v", folder + "/out:/home/lcmap/out")
            .and(Image.name(), "sleep", "infinity")
            .run();
    try {
      assertThat(started.exit()).isZero();

      Command.Result job =
          Command.of("docker", "exec", "-u", "2147483646", name, "spark-submit", "jobs/job.py")
              .run();

      assertThat(job.out()).isEqualTo("rows: 1000\n");
      assertThat(job.err()).isEmpty();
      assertThat(Command.of("docker", "exec", name, "healthcheck").run().exit()).isZero();
    } finally {
      Command.of("docker", "rm", "--force", name).run();
    }
  }

  @Test
  void saysInOneLineThatNothingCanBeWritten() {
    Command.Result refused = Image.run("-u", "12345", "--read-only", Image.name(), "pyspark").run();

    assertThat(refused.err())
        .isEqualTo(
            "lcmap-spark: user 12345 cannot write below /tmp:"
                + " mount a folder there, for example with --tmpfs /tmp\n");
    assertThat(refused.exit()).isEqualTo(1);
  }

  /** The command as that user, on a read-only root, without capabilities and without new rights. */
  private Command hardened(String user, String... command) {
    Command run =
        Image.run("--interactive", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL")
            .and("--security-opt", "no-new-privileges")
            .and("-v", folder + "/jobs:/home/lcmap/jobs:ro", "-v", folder + "/out:/home/lcmap/out");
    if (!user.isEmpty()) {
      run = run.and("-u", user);
    }
    return run.and(Image.name()).and(command);
  }
}
