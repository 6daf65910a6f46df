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

  JsonNode container() {
    return task.path("container");
  }

  JsonNode command() {
    return task.path("command");
  }
}
