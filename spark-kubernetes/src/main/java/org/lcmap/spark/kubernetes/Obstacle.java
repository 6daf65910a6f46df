package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a pod from running, as its status tells it.
 *
 * @param sentence for the user: what is wrong, and what to try
 * @param lasting whether waiting would not help
 */
record Obstacle(String sentence, boolean lasting) {

  private static final Set<String> IMAGE =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> CONTAINER =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  static Optional<Obstacle> of(Pod pod) {
    if (pod.getStatus() == null || !"Pending".equals(pod.getStatus().getPhase())) {
      return Optional.empty();
    }
    for (PodCondition condition : pod.getStatus().getConditions()) {
      if ("PodScheduled".equals(condition.getType())
          && "False".equals(condition.getStatus())
          && condition.getMessage() != null) {
        return Optional.of(noNode(pod, condition.getMessage()));
      }
    }
    return pod.getStatus().getContainerStatuses().stream()
        .flatMap(status -> ofContainer(status).stream())
        .findFirst();
  }

  private static Obstacle noNode(Pod pod, String message) {
    return new Obstacle(
        ("no node has room for an executor, which asks for %s: %s;"
                + " ask for less (--executor-cores, --executor-memory), or wait until others end")
            .formatted(requests(pod), withoutPreemption(message)),
        false);
  }

  /** No pod of Spark's drives out others: what the scheduler says of that is no news. */
  private static String withoutPreemption(String message) {
    return message.replaceFirst("\\.? (no new claims to deallocate, )?preemption:.*", "");
  }

  private static String requests(Pod pod) {
    for (Container container : pod.getSpec().getContainers()) {
      if (container.getResources() != null && container.getResources().getRequests() != null) {
        Map<String, Quantity> asked = container.getResources().getRequests();
        return "cpu %s and memory %s".formatted(asked.get("cpu"), asked.get("memory"));
      }
    }
    return "nothing in particular";
  }

  private static Optional<Obstacle> ofContainer(ContainerStatus status) {
    ContainerStateWaiting waiting =
        status.getState() == null ? null : status.getState().getWaiting();
    if (waiting == null) {
      return Optional.empty();
    }
    String why = waiting.getMessage() == null ? waiting.getReason() : plain(waiting.getMessage());
    if (IMAGE.contains(waiting.getReason())) {
      return Optional.of(
          new Obstacle(
              ("a node cannot get the image %s of the executors: %s; look at"
                      + " spark.kubernetes.container.image, and whether its registry asks for a"
                      + " password (spark.kubernetes.container.image.pullSecrets)")
                  .formatted(status.getImage(), why),
              true));
    }
    if (CONTAINER.contains(waiting.getReason())) {
      return Optional.of(
          new Obstacle("a node cannot start the container of an executor: " + why, true));
    }
    return Optional.empty();
  }

  /** Without what the programs of Kubernetes put around each other's messages. */
  private static String plain(String message) {
    return message
        .replaceFirst("^Back-off pulling image \"[^\"]*\": ErrImagePull: ", "")
        .replaceAll("rpc error: code = \\w+ desc = ", "")
        .replace('\n', ' ');
  }
}
