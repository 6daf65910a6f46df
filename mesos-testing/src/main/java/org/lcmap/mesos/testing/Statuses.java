package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Task statuses and the events around them. */
final class Statuses {

  private static final Set<String> TERMINAL =
      Set.of(
          "TASK_FINISHED",
          "TASK_FAILED",
          "TASK_KILLED",
          "TASK_ERROR",
          "TASK_LOST",
          "TASK_DROPPED",
          "TASK_GONE",
          "TASK_GONE_BY_OPERATOR");

  private Statuses() {}

  static boolean isTerminal(String state) {
    return TERMINAL.contains(state);
  }

  /** A status that a master makes up by itself: without a uuid, never acknowledged. */
  static ObjectNode byMaster(
      String taskId, @Nullable String agentId, String state, String reason, String message) {
    ObjectNode status = Json.object();
    status.set("task_id", Json.id(taskId));
    status.put("state", state).put("message", message);
    status.put("source", "SOURCE_MASTER").put("reason", reason);
    if (agentId != null && !agentId.isEmpty()) {
      status.set("agent_id", Json.id(agentId));
    }
    return status;
  }

  /** A status of an executor or an agent, with a uuid. */
  static ObjectNode byAgent(String taskId, String executorId, String state, String source) {
    ObjectNode status = Json.object();
    status.set("task_id", Json.id(taskId));
    status.put("state", state).put("source", source);
    status.set("executor_id", Json.id(executorId));
    status.put("uuid", uuid());
    return status;
  }

  /** Seconds since 1970, as in {@code TaskStatus.timestamp}. */
  static double seconds(Instant instant) {
    return instant.getEpochSecond() + Math.floorDiv(instant.getNano(), 1000) / 1e6;
  }

  static ObjectNode update(JsonNode status) {
    ObjectNode event = Json.object().put("type", "UPDATE");
    event.putObject("update").set("status", status);
    return event;
  }

  static ObjectNode error(String message) {
    ObjectNode event = Json.object().put("type", "ERROR");
    event.putObject("error").put("message", message);
    return event;
  }

  static ObjectNode rescind(String offerId) {
    ObjectNode event = Json.object().put("type", "RESCIND");
    event.putObject("rescind").set("offer_id", Json.id(offerId));
    return event;
  }

  static ObjectNode agentFailure(String agentId) {
    ObjectNode event = Json.object().put("type", "FAILURE");
    event.putObject("failure").set("agent_id", Json.id(agentId));
    return event;
  }

  static ObjectNode executorFailure(String agentId, String executorId, int status) {
    ObjectNode event = agentFailure(agentId);
    ((ObjectNode) event.path("failure")).set("executor_id", Json.id(executorId));
    ((ObjectNode) event.path("failure")).put("status", status);
    return event;
  }

  /**
   * The ContainerStatus of a task.
   *
   * @param full whether its network is known already
   * @param pid its process, 0 where Mesos tells none
   */
  static ObjectNode container(TaskLaunch launch, boolean full, long pid) {
    ObjectNode status = Json.object();
    ObjectNode id = status.putObject("container_id").put("value", launch.containerId());
    launch.groupContainer().ifPresent(parent -> id.set("parent", Json.id(parent)));
    if (full) {
      ObjectNode network = status.putArray("network_infos").addObject();
      network
          .putArray("ip_addresses")
          .addObject()
          .put("protocol", "IPv4")
          .put("ip_address", "127.0.0.1");
      if (pid > 0) {
        status.put("executor_pid", pid);
      }
    }
    return status;
  }

  private static String uuid() {
    UUID uuid = UUID.randomUUID();
    byte[] bytes =
        java.nio.ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
