package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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

  /** What the Mesos containerizer runs: a shell, or the command itself. */
  String program() {
    return isShell() ? "/bin/sh" : command().path("value").asText();
  }

  /** The words after the program. */
  List<String> arguments() {
    if (isShell()) {
      return List.of("-c", command().path("value").asText());
    }
    List<String> arguments = Json.texts(command().path("arguments"));
    // The first argument is argv[0], the name that the program sees, not an argument of it.
    return arguments.subList(Math.min(1, arguments.size()), arguments.size());
  }

  boolean isShell() {
    return command().path("shell").asBoolean(true);
  }

  JsonNode command() {
    return task.path("command");
  }
}
