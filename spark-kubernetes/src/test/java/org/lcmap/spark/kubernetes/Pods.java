package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods as the API server shows them. */
final class Pods {

  private Pods() {}

  static Pod withoutNode(String message) {
    return pod("Pending")
        .editStatus()
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage(message)
        .endCondition()
        .endStatus()
        .build();
  }

  static Pod waiting(String reason, @Nullable String message) {
    return pod("Pending")
        .editStatus()
        .addNewContainerStatus()
        .withImage("there/is:none")
        .withNewState()
        .withNewWaiting()
        .withReason(reason)
        .withMessage(message)
        .endWaiting()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  static Pod running() {
    return pod("Running").build();
  }

  private static PodBuilder pod(String phase) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("job-exec-1")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withNewResources()
        .withRequests(Map.of("cpu", new Quantity("2"), "memory", new Quantity("1408Mi")))
        .endResources()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus();
  }
}
