package org.lcmap.spark.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which value counts, and where it comes from. */
final class EffectiveSettingsTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private EffectiveSettings read(String... words) {
    SparkOptions options = new SparkOptions();
    new CommandLine(new Command(options)).setStopAtPositional(true).parseArgs(words);
    return EffectiveSettings.read(options, environment);
  }

  @CommandLine.Command
  private record Command(@CommandLine.Mixin SparkOptions options) {}

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void optionsOfSparkSubmitAreSettings() {
    EffectiveSettings settings =
        read(
            "--master",
            "mesos://host:5050",
            "--total-executor-cores",
            "4",
            "--conf",
            "spark.x=a=b",
            "--executor-memory=2g",
            "-c",
            "spark.x=c",
            "jobs/job.py",
            "--of-the-job",
            "1");

    assertThat(settings.master()).isEqualTo("mesos://host:5050");
    assertThat(settings.asMap())
        .containsEntry("spark.cores.max", "4")
        .containsEntry("spark.executor.memory", "2g")
        .containsEntry("spark.x", "c");
    assertThat(settings.find("spark.executor.memory").orElseThrow().origin().words())
        .isEqualTo("command line, --executor-memory");
  }

  @Test
  void commandLineComesBeforeFilesAndThoseBeforeTheEnvironment() throws IOException {
    Path mine =
        file("mine.conf", "spark.a file\nspark.b=file\nspark.master mesos://file:1\nother=1\n");
    file("spark-defaults.conf", "spark.a defaults\nspark.c\tdefaults # all of it\n");
    environment.put("SPARK_CONF_DIR", folder.toString());
    environment.put("MASTER", "mesos://variable:1");

    Map<String, String> withFile =
        read("--conf", "spark.a=option", "--properties-file", mine.toString()).asMap();
    assertThat(withFile)
        .containsEntry("spark.a", "option")
        .containsEntry("spark.b", "file")
        .containsEntry("spark.master", "mesos://file:1")
        .doesNotContainKeys("spark.c", "other");

    EffectiveSettings withDefaults = read();
    assertThat(withDefaults.asMap())
        .containsEntry("spark.a", "defaults")
        .containsEntry("spark.c", "defaults # all of it")
        .containsEntry("spark.master", "mesos://variable:1");
    assertThat(withDefaults.find("spark.master").orElseThrow().origin().words())
        .isEqualTo("variable MASTER");
    assertThat(withDefaults.find("spark.a").orElseThrow().origin().words())
        .isEqualTo(folder.resolve("spark-defaults.conf").toString());
  }

  @Test
  void emptyNamesOfUnsetVariablesDoNotCount() {
    assertThat(read("--conf", "spark.app.name=", "--conf", "spark.x=", "--master", "").asMap())
        .doesNotContainKey("spark.app.name")
        .containsEntry("spark.x", "")
        .containsEntry("spark.master", "local[*]");
  }

  @Test
  void saysWhichFileCannotBeRead() {
    assertThatThrownBy(() -> read("--properties-file", "/nowhere.conf"))
        .isInstanceOf(UnusableSettingsException.class)
        .hasMessage("the file /nowhere.conf cannot be read: /nowhere.conf");
  }
}
