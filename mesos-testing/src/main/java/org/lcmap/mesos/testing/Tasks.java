package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Updates, acknowledgements, kills and reconciliation. Owned by the loop. */
final class Tasks {

  private final EventLoop loop;
  private final MasterState state;
  private final UpdateFaults faults;

  Tasks(EventLoop loop, MasterState state, UpdateFaults faults) {
    this.loop = loop;
    this.state = state;
    this.faults = faults;
  }

  /** An agent's update; the task's resources are free from its terminal state on. */
  void updated(TaskKey key, ObjectNode status, String latest) {
    Framework framework = state.frameworks().get(key.frameworkId());
    MasterTask task = state.tasks().get(key);
    if (task != null) {
      task.update(status, latest);
    }
    if (framework != null && framework.isConnected()) {
      faults.deliver(Statuses.update(status), framework::send);
    }
  }

  /** Sends a status of the master's own. */
  void tell(Framework framework, ObjectNode status) {
    status.put("timestamp", Statuses.seconds(loop.now()));
    framework.send(Statuses.update(status));
  }

  /** ACKNOWLEDGE. */
  void acknowledge(Framework framework, JsonNode acknowledge) {
    TaskKey key = new TaskKey(framework.id(), Json.idOf(acknowledge, "task_id"));
    String uuid = acknowledge.path("uuid").asText();
    var registration = state.agents().get(Json.idOf(acknowledge, "agent_id"));
    if (registration == null || !registration.isConnected()) {
      return;
    }
    MasterTask task = state.tasks().get(key);
    if (task != null && task.isSettledBy(uuid)) {
      state.tasks().remove(key);
    }
    registration.agent().acknowledge(key, uuid);
  }

  /** KILL: an unknown task is answered like a reconciliation of it. */
  void kill(Framework framework, JsonNode kill) {
    TaskKey key = new TaskKey(framework.id(), Json.idOf(kill, "task_id"));
    MasterTask task = state.tasks().get(key);
    if (task == null) {
      answer(framework, kill);
      return;
    }
    Duration grace =
        Duration.ofNanos(
            kill.path("kill_policy").path("grace_period").path("nanoseconds").asLong(-1));
    var registration = state.agents().get(task.agentId());
    if (registration == null) {
      return;
    }
    if (registration.isConnected()) {
      registration.agent().kill(key, grace);
    } else {
      registration.pendingKills().put(key, grace);
    }
  }

  /** SHUTDOWN of an executor: its tasks end. */
  void shutdown(Framework framework, JsonNode shutdown) {
    String executorId = Json.idOf(shutdown, "executor_id");
    var registration = state.agents().get(Json.idOf(shutdown, "agent_id"));
    for (MasterTask task : state.tasksOf(framework.id())) {
      if (task.executorId().equals(executorId) && registration != null) {
        registration.agent().kill(task.key(), Duration.ofNanos(-1));
      }
    }
  }

  /** RECONCILE; without tasks, of all that have not ended. */
  void reconcile(Framework framework, JsonNode reconcile) {
    if (reconcile.path("tasks").isEmpty()) {
      for (MasterTask task : state.tasksOf(framework.id())) {
        if (!task.isOver()) {
          tell(framework, known(task));
        }
      }
      return;
    }
    for (JsonNode asked : List.copyOf(Json.items(reconcile.path("tasks")))) {
      answer(framework, asked);
    }
  }

  private void answer(Framework framework, JsonNode asked) {
    MasterTask task = state.tasks().get(new TaskKey(framework.id(), Json.idOf(asked, "task_id")));
    ObjectNode status = task == null ? unknown(framework, asked) : known(task);
    if (status != null) {
      tell(framework, status);
    }
  }

  private static ObjectNode known(MasterTask task) {
    ObjectNode status =
        reconciled(task.key().taskId(), task.agentId(), task.state(), "Latest task state");
    if (task.containerStatus() != null) {
      status.set("container_status", task.containerStatus());
    }
    if (task.healthy() != null) {
      status.set("healthy", task.healthy());
    }
    return status;
  }

  /** What is said of a task that the master does not know; null for silence. */
  private @Nullable ObjectNode unknown(Framework framework, JsonNode asked) {
    String taskId = Json.idOf(asked, "task_id");
    String agentId = Json.idOf(asked, "agent_id");
    boolean aware = framework.isCapable("PARTITION_AWARE");
    Instant unreachable = state.registry().unreachable().get(agentId);
    if (state.recovered().contains(agentId)
        || (agentId.isEmpty() && !state.recovered().isEmpty())) {
      return null; // The agent may still come back and know the task.
    }
    if (state.agents().containsKey(agentId)) {
      return reconciled(
          taskId, agentId, aware ? "TASK_GONE" : "TASK_LOST", "Task is unknown to the agent");
    }
    if (unreachable != null) {
      ObjectNode status =
          reconciled(
              taskId, agentId, aware ? "TASK_UNREACHABLE" : "TASK_LOST", "Task is unreachable");
      status.set("unreachable_time", nanoseconds(unreachable));
      return status;
    }
    return reconciled(taskId, agentId, aware ? "TASK_UNKNOWN" : "TASK_LOST", "Task is unknown");
  }

  static ObjectNode nanoseconds(Instant instant) {
    return Json.object()
        .put("nanoseconds", instant.getEpochSecond() * 1_000_000_000 + instant.getNano());
  }

  private static ObjectNode reconciled(
      String taskId, String agentId, String state, String message) {
    return Statuses.byMaster(
        taskId, agentId, state, "REASON_RECONCILIATION", "Reconciliation: " + message);
  }
}
