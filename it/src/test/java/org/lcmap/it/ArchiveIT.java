package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of classes is really used: the JVM refuses it in silence when the class path differs.
 */
final class ArchiveIT {

  private static final String SHARED = "source: shared objects file";

  @TempDir Path folder;

  @Test
  void sparksClassesComeFromTheArchive() throws IOException {
    List<String> classes = loaded(Embedded.command("spark-submit"), "one");

    assertThat(classes.stream().filter(line -> line.contains(SHARED)).count()).isGreaterThan(6000);
    assertThat(classes)
        .filteredOn(line -> line.contains("source: file:"))
        .as("read from a jar")
        .hasSizeLessThan(100);
  }

  @Test
  void anotherFolderOfSettingsKeepsIt() throws IOException {
    Path settings = Files.createDirectory(folder.resolve("settings"));

    List<String> classes =
        loaded(Embedded.command("spark-submit").with("SPARK_CONF_DIR", settings.toString()), "two");

    assertThat(classes)
        .anyMatch(line -> line.contains(" org.apache.spark.SparkContext source: shared"));
  }

  private List<String> loaded(Command submit, String name) throws IOException {
    Path log = folder.resolve(name);
    Command.Result result =
        submit
            .and("--driver-java-options", "-Xlog:class+load:file=" + log)
            .and(Checkout.file("examples/jobs/job.py").toString())
            .run();
    assertThat(result.out()).isEqualTo("Sum of range(3) is:3\n");
    assertThat(result.err()).isEmpty();
    return Files.readAllLines(log);
  }
}
