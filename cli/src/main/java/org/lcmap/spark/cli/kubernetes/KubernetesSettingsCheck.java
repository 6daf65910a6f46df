package org.lcmap.spark.cli.kubernetes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.defaults.ExecutorImage;
import org.lcmap.spark.mesos.kubernetes.Access;
import org.lcmap.spark.mesos.kubernetes.DriverAccess;
import org.lcmap.spark.mesos.kubernetes.KubernetesDefaults;
import org.lcmap.spark.mesos.kubernetes.KubernetesMaster;
import org.lcmap.spark.mesos.kubernetes.NoAccessException;
import org.lcmap.spark.mesos.settings.ExecutorShape;
import org.lcmap.spark.mesos.settings.SettingsException;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Whether all settings can be used, and there is something to sign in by. */
final class KubernetesSettingsCheck implements Check {

  private static final String K8S = "spark.kubernetes.";
  private static final String FACTOR = "spark.executor.memoryOverheadFactor";

  private final EffectiveSettings given;
  private final Path home;
  private final Fact<Place> place;
  private final Fact<AskedPod> pod;

  KubernetesSettingsCheck(
      EffectiveSettings given, Path home, Fact<Place> place, Fact<AskedPod> pod) {
    this.given = given;
    this.home = home;
    this.place = place;
    this.pod = pod;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    try {
      Map<String, String> settings = given.asMap();
      Optional<Access> access = DriverAccess.of(given.environment()).find(given.master(), settings);
      Map<String, String> defaults =
          new KubernetesDefaults(Optional.of(home.toString()), true).complete(settings, access);
      defaults.forEach(settings::putIfAbsent);
      AskedPod asked = asked(settings);
      if (asked.image().isEmpty() && !settings.containsKey(K8S + "driver.pod.name")) {
        return new Outcome.Failed(
            "executors on Kubernetes need an image",
            "name it by IMAGE or --conf " + K8S + "container.image=...");
      }
      Optional<String> server =
          KubernetesMaster.address(given.master()).or(() -> access.map(Access::server));
      if (server.isEmpty()) {
        return new Outcome.Failed(
            "no address of Kubernetes in " + given.master(), "write k8s://https://HOST:PORT");
      }
      String namespace = settings.getOrDefault(K8S + "namespace", "default");
      place.is(new Place(server.get(), namespace, settings));
      pod.is(asked);
      return new Outcome.Ok(words(asked, namespace));
    } catch (NoAccessException e) {
      return new Outcome.Failed(
          String.valueOf(e.getMessage()), "the page on Kubernetes tells what to mount");
    } catch (SettingsException e) {
      return new Outcome.Failed(
          e.problems().get(0),
          "`lcmap-spark conf` shows where each comes from",
          e.problems().subList(1, e.problems().size()));
    }
  }

  private static String words(AskedPod asked, String namespace) {
    return "executors with cpu %s and %,d MiB of memory, of the image %s, in the namespace %s"
        .formatted(asked.cpus(), asked.memoryMiB(), asked.image().orElse("of this pod"), namespace);
  }

  private AskedPod asked(Map<String, String> settings) {
    ExecutorShape shape = shape(settings);
    String cores = Integer.toString(shape.cores().orElse(1));
    return new AskedPod(
        find(settings, K8S + "executor.container.image")
            .or(() -> find(settings, K8S + "container.image"))
            .or(() -> ExecutorImage.of(given.environment())),
        settings.getOrDefault(K8S + "executor.request.cores", cores),
        find(settings, K8S + "executor.limit.cores"),
        shape.memoryMiB());
  }

  /** Memory is added up as on Mesos, but for the share that comes to the heap. */
  private ExecutorShape shape(Map<String, String> settings) {
    Map<String, String> ofExecutors = new HashMap<>();
    ofExecutors.put("spark.mesos.executor.home", home.toString());
    settings.forEach(
        (name, value) -> {
          if (List.of("executor", "memory").contains(name.replaceAll("^spark\\.|\\..*$", ""))) {
            ofExecutors.put(name, value);
          }
        });
    find(settings, K8S + "memoryOverheadFactor")
        .ifPresent(factor -> ofExecutors.putIfAbsent(FACTOR, factor));
    return SparkMesosSettings.parse(ofExecutors, Map.of()).shape();
  }

  private static Optional<String> find(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty());
  }
}
