package org.lcmap.spark.mesos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfigurationPageTest {

  /** All that acted in client mode of Spark 3.5, by its documentation and its code. */
  private static final List<String> OF_SPARK_35 =
      List.of(
          "spark.mesos.coarse",
          "spark.mesos.coarse.shutdownTimeout",
          "spark.mesos.extra.cores",
          "spark.mesos.executor.home",
          "spark.mesos.executor.memoryOverhead",
          "spark.mesos.executor.docker.image",
          "spark.mesos.executor.docker.forcePullImage",
          "spark.mesos.executor.docker.volumes",
          "spark.mesos.executor.docker.portmaps",
          "spark.mesos.executor.docker.parameters",
          "spark.mesos.containerizer",
          "spark.mesos.network.name",
          "spark.mesos.network.labels",
          "spark.mesos.task.labels",
          "spark.mesos.uris",
          "spark.mesos.fetcherCache.enable",
          "spark.mesos.gpus.max",
          "spark.mesos.role",
          "spark.mesos.constraints",
          "spark.mesos.rejectOfferDuration",
          "spark.mesos.rejectOfferDurationForUnmetConstraints",
          "spark.mesos.rejectOfferDurationForReachedMaxCores",
          "spark.mesos.principal",
          "spark.mesos.principal.file",
          "spark.mesos.secret",
          "spark.mesos.secret.file",
          "spark.mesos.driver.webui.url",
          "spark.mesos.driver.failoverTimeout",
          "spark.mesos.driver.frameworkId",
          "spark.mesos.executor.secret.names",
          "spark.mesos.executor.secret.values",
          "spark.mesos.executor.secret.envkeys",
          "spark.mesos.executor.secret.filenames",
          "spark.executor.uri",
          "spark.cores.max",
          "spark.executor.cores",
          "spark.executor.memory",
          "spark.executor.memoryOverheadFactor",
          "spark.executor.extraClassPath",
          "spark.executor.extraJavaOptions",
          "spark.executor.extraLibraryPath",
          "spark.blockManager.port",
          "spark.locality.wait");

  @Test
  void thePageIsWhatTheCodeSays() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(page).as("run 'make docs'").isEqualTo(ConfigurationPage.text());
  }

  @Test
  void everySettingOfSpark35IsThere() {
    assertThat(Catalogue.names()).containsAll(OF_SPARK_35);
  }

  @Test
  void noSettingIsListedTwice() {
    assertThat(
            Catalogue.SECTIONS.stream()
                .flatMap(section -> section.settings().stream())
                .map(Setting::name))
        .doesNotHaveDuplicates();
  }
}
