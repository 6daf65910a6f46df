package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.Set;

/** Why a master refuses a task of an ACCEPT with TASK_ERROR, in the words of recording 18. */
final class TaskRules {

  private TaskRules() {}

  /**
   * The message of the TASK_ERROR.
   *
   * @param agentId the agent of the offers
   * @param role the role of the offers
   * @param available what is left of the offers
   * @param required what the task and a new executor of it need
   * @param known the framework's tasks that have not ended
   */
  static Optional<String> error(
      JsonNode task,
      String agentId,
      String role,
      ResourceSet available,
      ResourceSet required,
      Set<String> known) {
    String id = Json.idOf(task, "task_id");
    if (id.isEmpty() || id.contains("/") || id.equals(".") || id.equals("..")) {
      return Optional.of("'" + id + "' contains invalid characters");
    }
    if (known.contains(id)) {
      return Optional.of("Task has duplicate ID: " + id);
    }
    if (!Json.idOf(task, "agent_id").equals(agentId)) {
      return Optional.of(
          "Task uses invalid agent "
              + Json.idOf(task, "agent_id")
              + " while agent "
              + agentId
              + " is expected");
    }
    if (task.has("command") == task.has("executor") && !isInGroup(task)) {
      return Optional.of(
          "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present");
    }
    if (ResourceSet.of(task.path("resources")).isEmpty()) {
      return Optional.of("Task uses no resources");
    }
    if (!available.contains(required)) {
      return Optional.of(
          "Total resources "
              + required.describe(role)
              + " required by task and its executor is more than available "
              + available.describe(role));
    }
    return Optional.empty();
  }

  private static boolean isInGroup(JsonNode task) {
    return task.path("executor").path("type").asText().equals("DEFAULT");
  }

  /** The tasks that an operation of an ACCEPT starts. */
  static ArrayNode tasksOf(JsonNode operation) {
    JsonNode tasks =
        operation.path("type").asText().equals("LAUNCH_GROUP")
            ? operation.path("launch_group").path("task_group").path("tasks")
            : operation.path("launch").path("task_infos");
    return tasks instanceof ArrayNode array ? array : Json.object().putArray("none");
  }
}
