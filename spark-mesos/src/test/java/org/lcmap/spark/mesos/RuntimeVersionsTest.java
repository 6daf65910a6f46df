package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuntimeVersionsTest {

  private static final RuntimeVersions DRIVER =
      new RuntimeVersions(Map.of("Spark", "4.2.0", "Java", "17", "Python", "3.11"));

  @Test
  void namesBothWhereTheyDiffer() {
    RuntimeVersions executor =
        new RuntimeVersions(Map.of("Spark", "4.1.0", "Java", "17", "Python", "3.9"));

    assertThat(executor.differencesFrom(DRIVER))
        .containsExactly(
            "Spark 4.1.0 on the executor, Spark 4.2.0 on the driver",
            "Python 3.9 on the executor, Python 3.11 on the driver");
  }

  @Test
  void programsThatOnlyOneHasDoNotMatter() {
    assertThat(new RuntimeVersions(Map.of("Java", "17")).differencesFrom(DRIVER)).isEmpty();
  }

  @Test
  void travelAsEntriesOfAMessage() {
    assertThat(RuntimeVersions.ofEntries(DRIVER.toEntries())).isEqualTo(DRIVER);
  }

  @Test
  void thisProcessIsSpark42OnJava17() {
    assertThat(RuntimeVersions.ofThisProcess().versions())
        .containsEntry("Spark", "4.2.0")
        .containsEntry("Java", "17");
  }
}
