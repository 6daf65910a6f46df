package org.lcmap.spark.cli.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.kubernetes.Permission;
import org.lcmap.spark.kubernetes.Refusal;
import org.lcmap.spark.kubernetes.Reviews;

/**
 * Whether the server takes the credentials, and allows what a driver does, by its own answer to
 * {@code SelfSubjectAccessReview}.
 */
final class PermissionsCheck implements Check {

  private final Fact<Place> place;
  private final Fact<KubernetesClient> client;
  private final Fact<String> user;

  PermissionsCheck(Fact<Place> place, Fact<KubernetesClient> client, Fact<String> user) {
    this.place = place;
    this.client = client;
    this.user = user;
  }

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(client);
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    String namespace = place.value().namespace();
    Reviews reviews = new Reviews(client.value(), namespace);
    try {
      List<Permission> missing = reviews.missing(needed());
      String who = reviews.user();
      if (!missing.isEmpty()) {
        return new Outcome.Failed(
            "%s may not %s in the namespace %s".formatted(who, list(missing), namespace),
            "an administrator can give it the role of examples/kubernetes");
      }
      user.is(who);
      return new Outcome.Ok(
          "%s may %s in the namespace %s".formatted(who, list(needed()), namespace));
    } catch (KubernetesClientException e) {
      return e.getCode() == 401
          ? new Outcome.Failed(
              "Kubernetes does not accept these credentials",
              "has the token or certificate expired? kubectl auth whoami tells")
          : new Outcome.Warning(
              "Kubernetes does not say what may be done here: " + Refusal.message(e),
              "with --launch, it is tried");
    }
  }

  private List<Permission> needed() {
    List<Permission> needed = new ArrayList<>(Permission.OF_A_DRIVER);
    if (!Boolean.parseBoolean(
        place.value().settings().get("spark.kubernetes.executor.disableConfigMap"))) {
      needed.addAll(Permission.FOR_SETTINGS);
    }
    return needed;
  }

  private static String list(List<Permission> permissions) {
    return permissions.stream().map(Permission::toString).collect(Collectors.joining(", "));
  }
}
