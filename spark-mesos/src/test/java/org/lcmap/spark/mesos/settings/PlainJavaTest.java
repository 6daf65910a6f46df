package org.lcmap.spark.mesos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides has to stay free of Spark, so that it is tested without it and outlives it. */
final class PlainJavaTest {

  @ParameterizedTest
  @ValueSource(strings = {"defaults", "settings", "placement", "launch", "executors"})
  void policyImportsNothingOfSparkOrScala(String part) throws IOException {
    Path folder = Path.of("src/main/java/org/lcmap/spark/mesos", part);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sources = files.toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(Files.readString(source))
            .as(source.toString())
            .doesNotContain("import org.apache.spark", "import scala");
      }
    }
  }
}
