package org.lcmap.spark.cli.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.kubernetes.Refusal;

/**
 * Whether the namespace would take an executor's pod: its quota, its limits, its pod security. The
 * server goes through all of it without keeping the pod ({@code dryRun=All}); whether a node has
 * room, and can get the image, is not known before a pod is there.
 */
final class PodCheck implements Check {

  private final Fact<Place> place;
  private final Fact<AskedPod> asked;
  private final Fact<KubernetesClient> client;
  private final Fact<String> user;

  PodCheck(
      Fact<Place> place, Fact<AskedPod> asked, Fact<KubernetesClient> client, Fact<String> user) {
    this.place = place;
    this.asked = asked;
    this.client = client;
    this.user = user;
  }

  @Override
  public String name() {
    return "pod";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(client, user);
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    String namespace = place.value().namespace();
    Pod template;
    String file = place.value().settings().get("spark.kubernetes.executor.podTemplateFile");
    try {
      template =
          file == null
              ? AskedPod.withoutTemplate()
              : client.value().pods().load(new File(file)).item();
    } catch (KubernetesClientException e) {
      return new Outcome.Failed(
          "the pod template %s cannot be used: %s".formatted(file, Refusal.message(e)),
          "spark.kubernetes.executor.podTemplateFile names it: is it mounted, and a pod?");
    }
    try {
      client
          .value()
          .pods()
          .inNamespace(namespace)
          .resource(asked.value().in(template, namespace))
          .dryRun()
          .create();
      return new Outcome.Ok("the namespace " + namespace + " would take an executor's pod");
    } catch (KubernetesClientException e) {
      Refusal refusal = Refusal.of(e, namespace);
      return refusal.mayPass()
          ? new Outcome.Warning(
              refusal.sentence(), "until then, jobs wait; the namespace's administrators know more")
          : new Outcome.Failed(refusal.sentence(), "the namespace's administrators know more");
    }
  }
}
