package org.lcmap.spark.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lcmap.spark.mesos.kubernetes.DriverAccess;

final class KubernetesDriverTest {

  private static final String IMAGE = "spark.kubernetes.container.image";
  private static final String STEPS = "spark.kubernetes.executor.pod.featureSteps";

  @TempDir Path account;

  @Test
  void runsExecutorsInTheImageThatIsGivenElseInTheDriversOwn() {
    String proxy = "k8s://http://127.0.0.1:8001";

    assertThat(prepared(proxy, Map.of("LCMAP_SPARK_IMAGE", "own")).get(IMAGE)).isEqualTo("own");
    assertThat(prepared(proxy, Map.of("LCMAP_SPARK_IMAGE", "own", "IMAGE", "given")).get(IMAGE))
        .isEqualTo("given");
    assertThatThrownBy(() -> prepared(proxy, Map.of("IMAGE", "")))
        .isInstanceOf(CannotStartException.class)
        .hasMessage(
            "lcmap-spark: executors on Kubernetes need an image: name it by IMAGE or"
                + " --conf spark.kubernetes.container.image=...");
  }

  @Test
  void inAPodExecutorsRunInThatPodsImage() throws IOException {
    inPod();

    assertThat(prepared("k8s://", Map.of()).get(STEPS))
        .isEqualTo("org.lcmap.spark.mesos.ImageOfDriversPod");
    assertThat(prepared("k8s://", Map.of("IMAGE", "given")))
        .matches(conf -> conf.get(IMAGE).equals("given") && !conf.contains(STEPS));
  }

  @Test
  void addressOfTheMasterIsTheOneOfTheAccess() throws IOException {
    inPod();

    assertThat(prepared("k8s://", Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))
        .matches(conf -> conf.get("spark.master").equals("k8s://https://10.0.0.1:443"))
        .matches(conf -> conf.get("spark.kubernetes.driver.pod.name").equals("notebook-7"));
    assertThat(KubernetesDriver.master("k8s://", Map.of(), new DriverAccess(Map.of(), account)))
        .isEqualTo("k8s://https://kubernetes.default.svc");
    assertThat(KubernetesDriver.master("yarn", Map.of(), new DriverAccess(Map.of(), account)))
        .isEqualTo("yarn");
  }

  @Test
  void leavesADriverAloneThatSparkSubmittedIntoTheCluster() {
    SparkConf conf = new SparkConf(false).set("spark.master", "k8s://https://h:1");
    conf.set("spark.kubernetes.submitInDriver", "true");

    KubernetesDriver.prepare(conf, Map.of(), new DriverAccess(Map.of(), account));

    assertThat(conf.getAll()).hasSize(2);
  }

  @Test
  void saysInOneLineThatNothingSignsIn() {
    assertThatThrownBy(() -> prepared("k8s://https://h:1", Map.of("IMAGE", "given")))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("lcmap-spark: no kubeconfig and no service account: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{ a: text of its own | it is not the YAML of a pod
          kind: Deployment      | it is not the YAML of a pod
          ''                    | it is not the YAML of a pod
                                | it cannot be read here; is it mounted, with -v?
          """)
  void saysInOneLineThatAPodTemplateIsNone(@Nullable String text, String why) throws IOException {
    Path template = account.resolve("executor.yaml");
    if (text != null) {
      Files.writeString(template, text);
    }
    SparkConf conf = new SparkConf(false).set("spark.master", "k8s://http://127.0.0.1:8001");

    for (String name : List.of(template.toString(), template.toUri().toString())) {
      conf.set("spark.kubernetes.executor.podTemplateFile", name);
      assertThatThrownBy(
              () ->
                  KubernetesDriver.prepare(
                      conf, Map.of("IMAGE", "given"), new DriverAccess(Map.of(), account)))
          .isInstanceOf(CannotStartException.class)
          .hasMessage(
              "lcmap-spark: spark.kubernetes.executor.podTemplateFile is '%s': %s", template, why);
    }
  }

  @Test
  void takesAPodTemplateOfTheUsers() throws IOException {
    Path template =
        Files.writeString(
            account.resolve("executor.yaml"), "{\"kind\": \"Pod\", \"apiVersion\": \"v1\"}");
    SparkConf conf = new SparkConf(false).set("spark.master", "k8s://http://127.0.0.1:8001");
    conf.set("spark.kubernetes.executor.podTemplateFile", template.toString());

    KubernetesDriver.prepare(conf, Map.of("IMAGE", "given"), new DriverAccess(Map.of(), account));

    assertThat(conf.get("spark.kubernetes.executor.podTemplateFile"))
        .isEqualTo(template.toString());
  }

  private SparkConf prepared(String master, Map<String, String> environment) {
    SparkConf conf = new SparkConf(false).set("spark.master", master);
    KubernetesDriver.prepare(conf, environment, new DriverAccess(environment, account));
    return conf;
  }

  private void inPod() throws IOException {
    String pod = "{\"kubernetes.io\":{\"pod\":{\"name\":\"notebook-7\"}}}";
    Files.writeString(account.resolve("namespace"), "science");
    Files.writeString(
        account.resolve("token"),
        "a." + Base64.getUrlEncoder().encodeToString(pod.getBytes(UTF_8)) + ".b");
  }
}
