package org.lcmap.spark.cli.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one executor asks of Kubernetes, as Spark does it (Spark's {@code
 * BasicExecutorFeatureStep}).
 *
 * @param image none for that of the driver's own pod
 * @param cpus in Kubernetes's own writing: {@code 1}, {@code 100m}
 * @param cpuLimit none for no limit
 * @param memoryMiB the heap with all that comes to it
 */
record AskedPod(Optional<String> image, String cpus, Optional<String> cpuLimit, int memoryMiB) {

  private static final String ANY_IMAGE = "that-of-the-driver";

  static Pod withoutTemplate() {
    return new PodBuilder().withNewSpec().endSpec().build();
  }

  /** The executor's pod, from the template that Spark would take. */
  Pod in(Pod template, String namespace) {
    List<Container> containers = new ArrayList<>(template.getSpec().getContainers());
    Container first = containers.isEmpty() ? new Container() : containers.remove(0);
    containers.add(
        0,
        new ContainerBuilder(first)
            .withName(first.getName() == null ? "executor" : first.getName())
            .withImage(image.orElse(ANY_IMAGE))
            .withResources(resources())
            .build());
    return new PodBuilder(template)
        .editOrNewMetadata()
        .withGenerateName("lcmap-spark-doctor-")
        .withNamespace(namespace)
        .endMetadata()
        .editSpec()
        .withRestartPolicy("Never")
        .withContainers(containers)
        .endSpec()
        .build();
  }

  private ResourceRequirements resources() {
    Quantity memory = new Quantity(memoryMiB + "Mi");
    var resources =
        new ResourceRequirementsBuilder()
            .withRequests(Map.of("cpu", new Quantity(cpus), "memory", memory))
            .addToLimits("memory", memory);
    cpuLimit.ifPresent(limit -> resources.addToLimits("cpu", new Quantity(limit)));
    return resources.build();
  }
}
