package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a setting comes from, and what holds where the user gives none. */
final class SettingsIT {

  @TempDir Path folder;

  /** One line a setting, as the driver sees it. */
  private static final String SHOW =
      """
      import sys
      import pyspark
      conf = pyspark.SparkConf()
      if len(sys.argv) > 1:
          conf.set("spark.custom", sys.argv[1])
      sc = pyspark.SparkContext(conf=conf)
      for key in ["spark.custom", "spark.app.name", "spark.driver.host", "spark.eventLog.enabled"]:
          print(key, sc.getConf().get(key))
      print("ui", sc.uiWebUrl)
      print("level", sc._jvm.org.apache.logging.log4j.LogManager.getRootLogger().getLevel().toString())
      print("home", sc._jvm.java.lang.System.getProperty("user.home"))
      sc.stop()
      """;

  @Test
  void defaultsAreSaneAndQuiet() throws IOException {
    Command.Result result =
        show("--conf", "spark.app.name=", "--conf", "spark.driver.host=", job().toString());

    assertThat(result.out())
        .contains(
            "spark.custom None",
            "spark.app.name show.py",
            "spark.driver.host localhost",
            "spark.eventLog.enabled false",
            "ui http://localhost:",
            "level WARN")
        .doesNotContain("home ?");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void codeComesBeforeOptionsAndThoseBeforeFiles() throws IOException {
    Path defaults = Files.writeString(folder.resolve("some.conf"), "spark.custom file\n");
    String[] file = {"--properties-file", defaults.toString()};

    assertThat(show(file[0], file[1], job().toString()).out()).contains("spark.custom file");
    assertThat(show(file[0], file[1], "--conf", "spark.custom=option", job().toString()).out())
        .contains("spark.custom option");
    assertThat(show("--conf", "spark.custom=option", job().toString(), "code").out())
        .contains("spark.custom code");
  }

  @Test
  void logLevelFollowsItsVariable() throws IOException {
    Command.Result result =
        Embedded.command("spark-submit")
            .and(job().toString())
            .with("LCMAP_SPARK_LOG_LEVEL", "INFO")
            .run();

    assertThat(result.out()).contains("level INFO");
    assertThat(result.err()).contains("INFO SparkContext: Running Spark version");
  }

  @Test
  void secondUiTakesTheNextPortInSilence() throws IOException {
    try (java.net.ServerSocket taken = new java.net.ServerSocket(0)) {
      int port = taken.getLocalPort();

      Command.Result result = show("--conf", "spark.ui.port=" + port, job().toString());

      assertThat(result.out()).containsPattern("ui http://localhost:\\d+\n");
      assertThat(result.out()).doesNotContain(":" + port + "\n");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void localMasterInCodeListensOnThisComputerOnlyAndSecretsStayOffTheCommandLine()
      throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("program.py"),
            """
            from pathlib import Path
            import pyspark
            conf = pyspark.SparkConf().set("spark.mesos.secret", "planted-4711").set("spark.x", "known")
            sc = pyspark.SparkContext("local[1]", conf=conf)
            java = sc._jvm.java.lang
            print("address", java.System.getenv("SPARK_LOCAL_IP"))
            print("secret", sc.getConf().get("spark.mesos.secret"))
            command = Path(f"/proc/{java.ProcessHandle.current().pid()}/cmdline").read_text()
            print("known" in command, "planted" in command)
            """);

    Command.Result result =
        Command.of(Embedded.home() + "/python/bin/python3", program.toString()).run();

    assertThat(result.out())
        .as(result.err())
        .isEqualTo("address 127.0.0.1\nsecret planted-4711\nTrue False\n");
  }

  private Path job() throws IOException {
    return Files.writeString(folder.resolve("show.py"), SHOW);
  }

  private static Command.Result show(String... words) {
    Command.Result result =
        Embedded.command("spark-submit").and("--master", "local[*]").and(words).run();
    assertThat(result.exit()).as(result.all()).isZero();
    return result;
  }
}
