package org.lcmap.spark.mesos.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KubernetesDefaultsTest {

  private static final KubernetesDefaults OF_A_JOB =
      new KubernetesDefaults(Optional.of("/opt/lcmap-spark"), false);

  @Test
  void runsWhereTheContextSays() {
    assertThat(
            OF_A_JOB.complete(
                Map.of(), Optional.of(new Access.Context("one", false, "https://a", "science"))))
        .containsEntry("spark.kubernetes.namespace", "science")
        .containsEntry("spark.kubernetes.context", "one")
        .containsEntry(
            "spark.kubernetes.executor.podTemplateFile",
            "/opt/lcmap-spark/etc/kubernetes/executor.yaml");
  }

  @Test
  void executorsBelongToTheDriversPodInItsOwnNamespaceOnly() {
    Optional<Access> account =
        Optional.of(new Access.ServiceAccount("https://a", "science", Optional.of("notebook-7")));

    assertThat(OF_A_JOB.complete(Map.of(), account))
        .containsEntry("spark.kubernetes.namespace", "science")
        .containsEntry("spark.kubernetes.driver.pod.name", "notebook-7");
    assertThat(OF_A_JOB.complete(Map.of("spark.kubernetes.namespace", "other"), account))
        .doesNotContainKeys("spark.kubernetes.namespace", "spark.kubernetes.driver.pod.name");
  }

  @Test
  void whatTheUserSetIsKept() {
    HashMap<String, String> given = new HashMap<>(OF_A_JOB.complete(Map.of(), Optional.empty()));
    given.replaceAll((name, value) -> "the user's");

    assertThat(OF_A_JOB.complete(given, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // cores.max, executor.cores, executors at first, at most
    ", , 2, 32",
    "4, , 4, 4",
    "4, 2, 2, 2",
    "1000, 1, 8, 1000",
    "1000, 8, 8, 125",
    "1, 4, 1, 1",
    "no number, , 8, 32",
  })
  void coresAreAsManyAsAskedForAtMost(String most, String each, String first, String executors) {
    HashMap<String, String> given = new HashMap<>();
    if (most != null) {
      given.put("spark.cores.max", most);
    }
    if (each != null) {
      given.put("spark.executor.cores", each);
    }

    assertThat(OF_A_JOB.complete(given, Optional.empty()))
        .containsEntry("spark.dynamicAllocation.enabled", "true")
        .containsEntry("spark.dynamicAllocation.initialExecutors", first)
        .containsEntry("spark.dynamicAllocation.maxExecutors", executors);
  }

  @Test
  void aNumberOfExecutorsIsThatNumber() {
    assertThat(OF_A_JOB.complete(Map.of("spark.executor.instances", "3"), Optional.empty()))
        .doesNotContainKey("spark.dynamicAllocation.enabled");
  }

  @Test
  void boundsOfTheUserAreHeeded() {
    assertThat(
            OF_A_JOB.complete(
                Map.of(
                    "spark.dynamicAllocation.minExecutors", "5",
                    "spark.dynamicAllocation.maxExecutors", "6"),
                Optional.empty()))
        .containsEntry("spark.dynamicAllocation.initialExecutors", "5")
        .doesNotContainKey("spark.dynamicAllocation.maxExecutors");
  }

  @Test
  void claimsOfVolumesAreTheDriversWhereThereAreSome() {
    String claims = "spark.kubernetes.driver.ownPersistentVolumeClaim";

    assertThat(OF_A_JOB.complete(Map.of(), Optional.empty())).containsEntry(claims, "false");
    assertThat(
            OF_A_JOB.complete(
                Map.of(
                    "spark.kubernetes.executor.volumes.persistentVolumeClaim.data.mount.path",
                    "/data"),
                Optional.empty()))
        .doesNotContainKey(claims);
  }

  @Test
  void pythonsWorkersGetTheirMemory() {
    KubernetesDefaults python = new KubernetesDefaults(Optional.empty(), true);

    assertThat(python.complete(Map.of(), Optional.empty()))
        .containsEntry("spark.kubernetes.memoryOverheadFactor", "0.4");
    assertThat(python.complete(Map.of("spark.executor.memoryOverhead", "1g"), Optional.empty()))
        .doesNotContainKey("spark.kubernetes.memoryOverheadFactor");
    assertThat(OF_A_JOB.complete(Map.of(), Optional.empty()))
        .doesNotContainKey("spark.kubernetes.memoryOverheadFactor");
  }
}
