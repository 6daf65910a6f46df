package org.lcmap.spark.cli.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.settings.EffectiveSettings;

/** The checks of a Kubernetes cluster. To be closed when they are over. */
public final class KubernetesExamination implements AutoCloseable {

  private final Fact<Place> place = new Fact<>("set of settings that can be used");
  private final Fact<AskedPod> pod = new Fact<>("set of settings that can be used");
  private final Fact<KubernetesClient> client = new Fact<>("API server that answers");
  private final Fact<String> user = new Fact<>("permission to start executors");
  private final EffectiveSettings given;
  private final Path home;

  /**
   * Checks of what these settings name.
   *
   * @param home of this runtime
   */
  public KubernetesExamination(EffectiveSettings given, Path home) {
    this.given = given;
    this.home = home;
  }

  /** What the settings have to say, before anything else. */
  public Check settings() {
    return new KubernetesSettingsCheck(given, home, place, pod);
  }

  /** What follows once the settings and this computer are known to be good. */
  public List<Check> cluster() {
    return List.of(
        new ApiServerCheck(place, client),
        new PermissionsCheck(place, client, user),
        new PodCheck(place, pod, client, user));
  }

  @Override
  public void close() {
    client.known().ifPresent(KubernetesClient::close);
  }
}
