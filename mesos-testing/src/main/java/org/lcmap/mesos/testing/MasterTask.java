package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A task as its master knows it. Owned by the loop. */
final class MasterTask {

  private final TaskKey key;
  private final String agentId;
  private final String executorId;
  private final String role;
  private final ResourceSet resources;
  private String latestState = "TASK_STAGING";
  private String updateState = "";
  private String updateUuid = "";
  private @Nullable JsonNode containerStatus;
  private @Nullable JsonNode healthy;

  MasterTask(TaskKey key, String agentId, String executorId, String role, ResourceSet resources) {
    this.key = key;
    this.agentId = agentId;
    this.executorId = executorId;
    this.role = role;
    this.resources = resources;
  }

  /** A task that an agent tells of when it registers again. */
  static MasterTask of(AgentTask task) {
    TaskLaunch launch = task.launch();
    MasterTask known =
        new MasterTask(
            new TaskKey(launch.frameworkId(), launch.taskId()),
            launch.agentId(),
            launch.executorId(),
            launch.role(),
            launch.resources());
    known.latestState = task.state();
    known.containerStatus = task.containerStatus();
    return known;
  }

  TaskKey key() {
    return key;
  }

  String agentId() {
    return agentId;
  }

  String executorId() {
    return executorId;
  }

  String role() {
    return role;
  }

  /** What the task holds: nothing from the moment when its latest state is terminal. */
  ResourceSet held() {
    return Statuses.isTerminal(latestState) ? ResourceSet.NONE : resources;
  }

  /** Takes an update; the latest state may be ahead of it, because updates wait in line. */
  void update(JsonNode status, String latest) {
    latestState = latest;
    updateState = status.path("state").asText();
    updateUuid = status.path("uuid").asText();
    if (status.has("container_status")) {
      containerStatus = status.get("container_status");
    }
    healthy = status.get("healthy");
  }

  /** The state that reconciliation tells: that of the last update that went out, if any. */
  String state() {
    return updateState.isEmpty() ? latestState : updateState;
  }

  boolean isOver() {
    return Statuses.isTerminal(latestState);
  }

  /** Whether this acknowledgement is the last thing to be heard of the task. */
  boolean isSettledBy(String uuid) {
    return Statuses.isTerminal(updateState) && updateUuid.equals(uuid);
  }

  @Nullable JsonNode containerStatus() {
    return containerStatus;
  }

  @Nullable JsonNode healthy() {
    return healthy;
  }
}
