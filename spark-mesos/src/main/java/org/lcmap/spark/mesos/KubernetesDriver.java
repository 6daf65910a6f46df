package org.lcmap.spark.mesos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.lcmap.spark.mesos.defaults.ExecutorImage;
import org.lcmap.spark.mesos.kubernetes.Access;
import org.lcmap.spark.mesos.kubernetes.DriverAccess;
import org.lcmap.spark.mesos.kubernetes.KubernetesDefaults;
import org.lcmap.spark.mesos.kubernetes.KubernetesMaster;
import org.lcmap.spark.mesos.kubernetes.NoAccessException;
import scala.Tuple2;

/**
 * A driver of Spark's own cluster manager for Kubernetes, whose settings are completed before its
 * SparkContext is made. Docs: {@code docs/adr/0110-kubernetes-defaults.md}.
 */
final class KubernetesDriver {

  private static final String IMAGE = "spark.kubernetes.container.image";
  private static final String EXECUTOR_IMAGE = "spark.kubernetes.executor.container.image";

  private static final String STEPS = "spark.kubernetes.executor.pod.featureSteps";
  private static final String OF_POD = ImageOfDriversPod.class.getName();

  private KubernetesDriver() {}

  /**
   * The master with its address, which {@code k8s://} alone leaves to what the driver signs in by.
   */
  static String master(String master, Map<String, String> given, DriverAccess sources) {
    return KubernetesMaster.isWithoutAddress(master)
        ? find(master, given, sources)
            .map(access -> KubernetesMaster.of(access.server()))
            .orElse(master)
        : master;
  }

  /**
   * Adds what is not set.
   *
   * @throws CannotStartException when the driver cannot sign in, or executors have no image
   */
  static void prepare(SparkConf conf, Map<String, String> environment, DriverAccess sources) {
    if (conf.getBoolean("spark.kubernetes.submitInDriver", false)) {
      return; // spark-submit --deploy-mode cluster has seen to all
    }
    Map<String, String> given = new HashMap<>();
    for (Tuple2<String, String> setting : conf.getAll()) {
      given.put(setting._1(), setting._2());
    }
    PodTemplate.of(given).ifPresent(PodTemplate::check);
    Optional<Access> access = find(conf.get("spark.master"), given, sources);
    access
        .filter(found -> KubernetesMaster.isWithoutAddress(conf.get("spark.master")))
        .ifPresent(found -> conf.set("spark.master", KubernetesMaster.of(found.server())));
    new KubernetesDefaults(
            Optional.ofNullable(environment.get("LCMAP_SPARK_HOME")),
            PythonDriver.ofThisProcess().isPresent())
        .complete(given, access)
        .forEach(conf::set);
    if (!conf.contains(IMAGE) && !conf.contains(EXECUTOR_IMAGE)) {
      image(conf, environment);
    }
  }

  private static void image(SparkConf conf, Map<String, String> environment) {
    Optional<String> image = ExecutorImage.of(environment);
    if (ExecutorImage.given(environment).isEmpty()
        && conf.contains("spark.kubernetes.driver.pod.name")) {
      // The pod says it better than the image, which may have come here under another name.
      conf.set(STEPS, conf.contains(STEPS) ? conf.get(STEPS) + "," + OF_POD : OF_POD);
      image = image.or(() -> Optional.of("that-of-the-driver"));
    }
    conf.set(
        IMAGE,
        image.orElseThrow(
            () ->
                new CannotStartException(
                    "executors on Kubernetes need an image: name it by IMAGE or --conf "
                        + IMAGE
                        + "=...")));
  }

  private static Optional<Access> find(
      String master, Map<String, String> given, DriverAccess sources) {
    try {
      return sources.find(master, given);
    } catch (NoAccessException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    }
  }
}
