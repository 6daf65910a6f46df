package org.lcmap.spark.cli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lcmap.spark.mesos.defaults.DriverAddress;
import org.lcmap.spark.mesos.defaults.ExecutorImage;
import org.lcmap.spark.mesos.defaults.Network;
import org.lcmap.spark.mesos.kubernetes.Access;
import org.lcmap.spark.mesos.kubernetes.DriverAccess;
import org.lcmap.spark.mesos.kubernetes.KubernetesDefaults;
import org.lcmap.spark.mesos.kubernetes.KubernetesMaster;
import org.lcmap.spark.mesos.kubernetes.NoAccessException;
import org.lcmap.spark.mesos.settings.Handouts;

/**
 * What a driver on a cluster finds out by itself where its user sets nothing. Docs: {@code
 * docs/adr/0090-no-flag-that-could-be-known.md}.
 */
public final class Completion {

  private static final String HOST = "spark.driver.host";

  private final EffectiveSettings settings;
  private final List<Given> found = new ArrayList<>();

  private Completion(EffectiveSettings settings) {
    this.settings = settings;
  }

  /** What comes to the settings; nothing where all runs in one process. */
  public static List<Given> of(EffectiveSettings settings, Network network) {
    Completion completion = new Completion(settings);
    String master = settings.master();
    if (master.startsWith("mesos://")) {
      List.of("principal", "secret", "role").forEach(completion::handedOut);
      completion.image("spark.mesos.executor.docker.image");
    } else if (KubernetesMaster.is(master)) {
      completion.kubernetes();
    }
    if (!master.startsWith("local") && !isHostInEnvironment(settings)) {
      completion.host(network);
    }
    return completion.found;
  }

  private static boolean isHostInEnvironment(EffectiveSettings settings) {
    return settings.environment().containsKey("SPARK_LOCAL_HOSTNAME")
        || settings.environment().containsKey("SPARK_LOCAL_IP");
  }

  private void add(String name, String value, Origin origin) {
    if (settings.find(name).isEmpty()) {
      found.add(new Given(name, value, origin));
    }
  }

  private void handedOut(String what) {
    Handouts.look(settings.asMap(), settings.environment(), what)
        .ifPresent(one -> add("spark.mesos." + what, one.value(), new Origin.Place(one.place())));
  }

  private void image(String setting) {
    ExecutorImage.given(settings.environment())
        .ifPresentOrElse(
            image -> add(setting, image, new Origin.Variable(ExecutorImage.GIVEN)),
            () ->
                ExecutorImage.own(settings.environment())
                    .ifPresent(
                        image -> add(setting, image, new Origin.Ours("the image it runs in"))));
  }

  private void host(Network network) {
    Optional<String> given = settings.find(HOST).map(Given::value);
    DriverAddress.choose(settings.master(), given, network)
        .host()
        .ifPresent(
            host ->
                found.add(new Given(HOST, host, new Origin.Ours("where the way to it begins"))));
  }

  private void kubernetes() {
    try {
      Map<String, String> given = settings.asMap();
      Optional<Access> access =
          DriverAccess.of(settings.environment()).find(settings.master(), given);
      Optional<String> home = Optional.ofNullable(settings.environment().get("LCMAP_SPARK_HOME"));
      new KubernetesDefaults(home, true)
          .complete(given, access)
          .forEach((name, value) -> add(name, value, new Origin.Ours("on Kubernetes")));
    } catch (NoAccessException e) {
      // The doctor tells what is missing.
    }
    image("spark.kubernetes.container.image");
  }
}
