package org.lcmap.spark.cli.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.kubernetes.Refusal;

/** Whether the API server answers, and is the one that the kubeconfig trusts. */
final class ApiServerCheck implements Check {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Fact<Place> place;
  private final Fact<KubernetesClient> client;

  ApiServerCheck(Fact<Place> place, Fact<KubernetesClient> client) {
    this.place = place;
    this.client = client;
  }

  @Override
  public String name() {
    return "master";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(place);
  }

  @Override
  public Duration limit() {
    return TIMEOUT.multipliedBy(4);
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    String server = place.value().server();
    progress.accept(server);
    try {
      KubernetesClient made = place.value().client(TIMEOUT);
      client.is(made);
      String version = made.getKubernetesVersion().getGitVersion();
      return new Outcome.Ok("Kubernetes %s at %s".formatted(version, server));
    } catch (KubernetesClientException e) {
      if (e.getCode() == 401 || e.getCode() == 403) {
        return new Outcome.Ok("Kubernetes at " + server); // the next check tells more
      }
      return new Outcome.Failed(
          "%s does not answer as Kubernetes does: %s".formatted(server, Refusal.message(e)),
          "check the address, and the authority in the kubeconfig, with the administrators");
    } catch (IOException | IllegalArgumentException e) {
      return new Outcome.Failed(
          "cannot sign in at " + server + ": " + e.getMessage(),
          "check the files that spark.kubernetes.authenticate.* names");
    }
  }
}
