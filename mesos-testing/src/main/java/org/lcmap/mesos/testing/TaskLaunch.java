package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A task on its way into a container.
 *
 * @param task the TaskInfo
 * @param role the role that its resources were offered to
 * @param killingState whether the framework wants to hear TASK_KILLING
 * @param groupContainer the container of the group's executor, for the tasks of a LAUNCH_GROUP
 */
record TaskLaunch(
    String frameworkId,
    String agentId,
    String executorId,
    JsonNode task,
    String role,
    boolean checkpoint,
    boolean killingState,
    String containerId,
    Optional<String> groupContainer,
    Sandbox sandbox) {

  String taskId() {
    return Json.idOf(task, "task_id");
  }

  ResourceSet resources() {
    return ResourceSet.of(task.path("resources"));
  }

  boolean isDocker() {
    return container().path("type").asText().equals("DOCKER");
  }

  /** The image of its container; tasks of the Mesos containerizer may have none. */
  Optional<String> image() {
    JsonNode named =
        isDocker()
            ? container().path("docker").path("image")
            : container().path("mesos").path("image").path("docker").path("name");
    return Optional.of(named.asText()).filter(name -> !name.isEmpty());
  }

  /** Whether the image is pulled although the agent has it. */
  boolean isImageForced() {
    return isDocker()
        ? container().path("docker").path("force_pull_image").asBoolean(false)
        : !container().path("mesos").path("image").path("cached").asBoolean(true);
  }

  JsonNode container() {
    return task.path("container");
  }

  JsonNode command() {
    return task.path("command");
  }
}
