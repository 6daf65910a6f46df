package org.lcmap.spark.mesos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparkMesosSettingsTest {

  @Test
  void everyProblemIsToldAtOnceInOneLineEach() {
    assertThat(
            Settings.problems(
                "spark.mesos.coarse", "false",
                "spark.mesos.containerizer", "podman",
                "spark.executor.memory", "lots",
                "spark.mesos.task.labels", "nolabel",
                "spark.mesos.executor.docker.volumes", "/a:/b:rx"))
        .containsExactly(
            "spark.mesos.coarse is 'false': it has to be true, there is no fine-grained mode any"
                + " more",
            "spark.mesos.containerizer is 'podman': it has to be docker or mesos",
            "spark.mesos.executor.docker.volumes is '/a:/b:rx': it has to be"
                + " [host_path:]container_path[:ro|:rw], separated by commas",
            "spark.executor.memory is 'lots': it has to be a size such as 512m, 4g (a bare number"
                + " counts as MiB)",
            "spark.mesos.task.labels is 'nolabel': it has to be key:value, separated by commas,"
                + " with \\, and \\: as such");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.mesos.driver.constraints",
        "spark.mesos.driver.labels",
        "spark.mesos.driver.memoryOverhead",
        "spark.mesos.driver.secret.names",
        "spark.mesos.driver.secret.values",
        "spark.mesos.driver.secret.envkeys",
        "spark.mesos.driver.secret.filenames",
        "spark.mesos.driverEnv.A",
        "spark.mesos.appJar.local.resolution.mode",
        "spark.mesos.dispatcher.webui.url",
        "spark.mesos.dispatcher.historyServer.url",
        "spark.mesos.dispatcher.queue",
        "spark.mesos.dispatcher.queue.urgent",
        "spark.mesos.dispatcher.driverDefault.x",
        "spark.mesos.maxDrivers",
        "spark.mesos.retainedDrivers",
        "spark.mesos.cluster.retry.wait.max",
        "spark.mesos.proxy.baseURL"
      })
  void settingsOfClusterModeAreRefused(String name) {
    assertThat(Settings.problems(name, "1"))
        .containsExactly(
            name + " is set: it belongs to cluster mode, which is not supported; remove it");
  }

  @Test
  void clusterDeployModeAndFineGrainedCoresAreRefused() {
    assertThat(
            Settings.problems(
                "spark.submit.deployMode", "cluster", "spark.mesos.mesosExecutor.cores", "1"))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("spark.submit.deployMode is 'cluster'"))
        .anyMatch(line -> line.startsWith("spark.mesos.mesosExecutor.cores is set"));
  }

  @Test
  void anUnknownMesosSettingIsNotedAndNoError() {
    assertThat(Settings.of("spark.mesos.executor.docker.imgae", "x").notes())
        .contains(
            "spark.mesos.executor.docker.imgae is not a setting of Spark on Mesos: it is ignored");
  }

  @Test
  void anEmptyValueCountsAsNotSet() {
    SparkMesosSettings settings =
        Settings.of(
            "spark.mesos.principal", "",
            "spark.mesos.secret", "",
            "spark.mesos.role", "",
            "spark.executor.uri", "");

    assertThat(settings.master().credentials()).isEmpty();
    assertThat(settings.framework().roles()).isEmpty();
    assertThat(settings.launch().program())
        .isEqualTo(new LaunchSettings.Program.Home("/driver/spark", false));
  }

  @ParameterizedTest
  @CsvSource({"512m,896", "4096m,4505", "1g,1408", "100g,112640"})
  void overheadIsATenthOfTheHeapAndAtLeast384(String heap, int asked) {
    assertThat(Settings.of("spark.executor.memory", heap).shape().memoryMiB()).isEqualTo(asked);
  }

  @Test
  void allKindsOfMemoryAreAskedFor() {
    ExecutorShape shape =
        Settings.of(
                "spark.executor.memory", "1g",
                "spark.executor.memoryOverhead", "100",
                "spark.mesos.executor.memoryOverhead", "512",
                "spark.memory.offHeap.enabled", "true",
                "spark.memory.offHeap.size", "1073741824",
                "spark.executor.pyspark.memory", "2g")
            .shape();

    assertThat(shape.overheadMiB()).isEqualTo(512);
    assertThat(shape.memoryMiB()).isEqualTo(1024 + 512 + 1024 + 2048);
  }

  @Test
  void withoutALimitTheClusterIsNotTakenAndALineSaysSo() {
    SparkMesosSettings settings = Settings.of();

    assertThat(settings.limits().cores()).isEqualTo(32);
    assertThat(settings.limits().executors()).isEqualTo(Integer.MAX_VALUE);
    assertThat(settings.notes())
        .containsExactly(
            "spark.cores.max is not set: this application takes at most 32 cores of the cluster."
                + " Set it, or use --total-executor-cores, to take more.");
  }

  @Test
  void aNumberOfExecutorsIsALimitToo() {
    SparkMesosSettings settings =
        Settings.of("spark.executor.instances", "50", "spark.executor.cores", "4");

    assertThat(settings.limits().executors()).isEqualTo(50);
    assertThat(settings.limits().cores()).isEqualTo(Integer.MAX_VALUE);
    assertThat(settings.notes()).isEmpty();
  }

  @Test
  void dynamicAllocationStartsWithNone() {
    assertThat(Settings.of("spark.dynamicAllocation.enabled", "true").limits().executors())
        .isZero();
  }

  @Test
  void limitsBelowOneExecutorAreRefused() {
    assertThat(
            Settings.problems(
                "spark.cores.max", "2",
                "spark.executor.cores", "4",
                "spark.mesos.memory.max", "1g",
                "spark.mesos.gpus.max", "1",
                "spark.executor.resource.gpu.amount", "2"))
        .containsExactly(
            "spark.cores.max is '2': it has to be at least what one executor takes,"
                + " spark.executor.cores = 4",
            "spark.mesos.memory.max is '1024' MiB: it has to be at least what one executor takes,"
                + " 1408 MiB",
            "spark.mesos.gpus.max is '1': it has to be at least what one executor takes,"
                + " spark.executor.resource.gpu.amount = 2");
  }

  @Test
  void defaultsAreThoseOfSpark35ExceptWhereTheyWereHarmful() {
    SparkMesosSettings settings = Settings.of();

    assertThat(settings.framework().shutdownTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.framework().failoverTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.framework().checkpoint()).isTrue();
    assertThat(settings.framework().roles()).isEmpty();
    assertThat(settings.framework().gpus()).isFalse();
    assertThat(settings.offers().refuse()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.offers().refuseUnmetConstraints()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.offers().refuseReachedLimit()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.offers().localityWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.exclusion()).isEqualTo(new ExclusionSettings(true, 2, Duration.ofHours(1)));
    assertThat(settings.launch().container().containerizer())
        .isEqualTo(LaunchSettings.Containerizer.DOCKER);
    assertThat(settings.launch().container().forcePull()).isFalse();
    assertThat(settings.launch().fetcherCache()).isFalse();
    assertThat(settings.master().subscribeTimeout()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void rejectionsFollowTheGeneralOne() {
    OfferSettings offers =
        Settings.of(
                "spark.mesos.rejectOfferDuration", "7",
                "spark.mesos.rejectOfferDurationForReachedMaxCores", "1h")
            .offers();

    assertThat(offers.refuse()).isEqualTo(Duration.ofSeconds(7));
    assertThat(offers.refuseUnmetConstraints()).isEqualTo(Duration.ofSeconds(7));
    assertThat(offers.refuseReachedLimit()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({"0.0,0", "1.5,1500", "30,30000", "2m,120000", "500ms,500"})
  void failoverTimeoutIsInSecondsUnlessItHasAUnit(String text, long millis) {
    assertThat(Settings.of("spark.mesos.driver.failoverTimeout", text).framework())
        .extracting(FrameworkSettings::failoverTimeout)
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void aNegativeTimeIsRefused() {
    assertThat(Settings.problems("spark.mesos.coarse.shutdownTimeout", "-1s"))
        .singleElement()
        .asString()
        .startsWith("spark.mesos.coarse.shutdownTimeout is '-1s': it has to be a time");
  }

  @Test
  void theRoleComesFromAFileBesideTheCertificatesToo(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("mesos.role"), "science\n");

    assertThat(Settings.of("spark.mesos.tls.folder", folder.toString()).framework().roles())
        .containsExactly("science");
  }

  @Test
  void theRoleComesFromTheEnvironmentToo() {
    assertThat(Settings.of(Map.of("MESOS_ROLE", "science", "SPARK_HOME", "/s")).framework().roles())
        .containsExactly("science");
    assertThat(
            Settings.of(
                    Map.of("MESOS_ROLE", "science", "SPARK_HOME", "/s"),
                    "spark.mesos.role",
                    "eros/landsat",
                    "spark.mesos.roles",
                    "a, b,a")
                .framework()
                .roles())
        .containsExactly("eros/landsat", "a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "-a", "..", "a/../b", "a//b", "a/*", "/a", "a\\b"})
  void rolesThatMesosRefusesAreRefusedBefore(String role) {
    assertThat(Settings.problems("spark.mesos.role", role))
        .singleElement()
        .asString()
        .startsWith("spark.mesos.role is '" + role + "': it has to be a role");
  }

  @Test
  void spaceForFixedAndOfferedPortsIsAsked() {
    assertThat(Settings.of().shape().ports()).isEmpty();
    assertThat(Settings.of("spark.blockManager.port", "31000").shape().ports())
        .containsExactly(new ExecutorShape.Port(Optional.of("spark.blockManager.port"), 31000));
    assertThat(Settings.of("spark.mesos.executor.offeredPorts", "true").shape().ports())
        .containsExactly(new ExecutorShape.Port(Optional.of("spark.blockManager.port"), 0));
  }

  @Test
  void ioEncryptionIsAllowedAndItsValueChecked() {
    assertThat(Settings.of("spark.io.encryption.enabled", "true").notes()).hasSize(1);
    assertThat(Settings.problems("spark.io.encryption.enabled", "yes"))
        .containsExactly("spark.io.encryption.enabled is 'yes': it has to be true or false");
  }
}
