package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How agents come, go and come back; recordings 15, 20 and 24b. Owned by the loop. */
final class Agents {

  private final EventLoop loop;
  private final MasterState state;
  private final Offering offering;
  private final Tasks tasks;
  private final Duration timeout;
  private final EventLoop.Timer reregistration;

  Agents(
      EventLoop loop, MasterState state, Offering offering, Tasks tasks, ClusterOptions options) {
    this.loop = loop;
    this.state = state;
    this.offering = offering;
    this.tasks = tasks;
    timeout = options.agentTimeout();
    reregistration = loop.after(options.agentReregisterTimeout(), this::giveUpRecovered);
  }

  /** The master does not lead any more: its timers must not act on what its successor knows. */
  void end() {
    reregistration.cancel();
    state.agents().values().forEach(one -> one.removal(null));
  }

  /** An agent comes, for the first time or again; returns its id. */
  String register(Agent agent) {
    String id = agent.id().isEmpty() ? state.nextAgentId() : agent.id();
    var known = state.agents().get(id);
    var registration = new MasterState.Registration(agent);
    if (known != null) {
      known.removal(null);
      registration.pendingKills().putAll(known.pendingKills());
    }
    boolean wasUnreachable = state.registry().unreachable().containsKey(id);
    boolean wasRecovered = state.recovered().remove(id);
    boolean wasAdmitted = known != null || wasRecovered;
    state.registry().admit(id);
    state.agents().put(id, registration);
    takeTasks(agent, id);
    if (!wasAdmitted) {
      String who =
          wasUnreachable ? "Unreachable agent re-reregistered" : "Unknown agent reregistered";
      tellRunning(id, who);
    }
    registration.pendingKills().forEach(agent::kill);
    registration.pendingKills().clear();
    offering.allocate();
    return id;
  }

  private void takeTasks(Agent agent, String id) {
    for (AgentTask task : List.copyOf(agent.tasks())) {
      MasterTask told = MasterTask.of(task);
      if (state.completed().contains(told.key().frameworkId())) {
        agent.shutdown(told.key().frameworkId());
      } else {
        state.tasks().putIfAbsent(told.key(), told);
      }
    }
    // Tasks that the agent does not know any more never reached it, or died with it.
    for (MasterTask task : state.tasksOn(id)) {
      boolean gone =
          agent.tasks().stream().noneMatch(one -> MasterTask.of(one).key().equals(task.key()));
      if (gone) {
        state.tasks().remove(task.key());
        lost(task, "REASON_RECONCILIATION", "Task is unknown to the agent", "TASK_DROPPED");
      }
    }
    agent
        .groups()
        .forEach(
            (key, executor) ->
                state
                    .executors()
                    .putIfAbsent(
                        key,
                        new MasterState.Executor(
                            id,
                            executor
                                .path("resources")
                                .path(0)
                                .path("allocation_info")
                                .path("role")
                                .asText("*"),
                            ResourceSet.of(executor.path("resources")))));
  }

  private void tellRunning(String agentId, String message) {
    for (MasterTask task : state.tasksOn(agentId)) {
      Framework framework = state.frameworks().get(task.key().frameworkId());
      if (framework != null && !task.isOver()) {
        ObjectNode status =
            Statuses.byMaster(
                task.key().taskId(), agentId, task.state(), "REASON_AGENT_REREGISTERED", message);
        if (task.containerStatus() != null) {
          status.set("container_status", task.containerStatus());
        }
        tasks.tell(framework, status);
      }
    }
  }

  /** The connection to an agent broke. */
  void disconnected(String agentId) {
    var registration = state.agents().get(agentId);
    if (registration == null) {
      return;
    }
    offering.rescind(agentId);
    for (MasterTask task : state.tasksOn(agentId)) {
      Framework framework = state.frameworks().get(task.key().frameworkId());
      if (framework != null && !framework.info().path("checkpoint").asBoolean(false)) {
        state.tasks().remove(task.key());
        String hostname = registration.agent().info().hostname();
        lost(task, "REASON_AGENT_DISCONNECTED", "Agent " + hostname + " disconnected", "TASK_LOST");
      }
    }
    registration.removal(loop.after(timeout, () -> markUnreachable(agentId)));
  }

  /** An agent did not come back in time: its tasks count as lost. */
  private void markUnreachable(String agentId) {
    Instant now = loop.now();
    state.agents().remove(agentId);
    state.recovered().remove(agentId);
    state.registry().markUnreachable(agentId, now);
    for (MasterTask task : state.tasksOn(agentId)) {
      state.tasks().remove(task.key());
      Framework framework = state.frameworks().get(task.key().frameworkId());
      if (framework != null && !task.isOver()) {
        boolean aware = framework.isCapable("PARTITION_AWARE");
        ObjectNode status =
            Statuses.byMaster(
                task.key().taskId(),
                agentId,
                aware ? "TASK_UNREACHABLE" : "TASK_LOST",
                "REASON_AGENT_REMOVED",
                "health check timed out");
        status.set("unreachable_time", Tasks.nanoseconds(now));
        tasks.tell(framework, status);
      }
    }
    state.executors().values().removeIf(one -> one.agentId().equals(agentId));
    state.frameworks().values().forEach(one -> one.send(Statuses.agentFailure(agentId)));
  }

  private void giveUpRecovered() {
    List.copyOf(state.recovered()).forEach(this::markUnreachable);
  }

  private void lost(MasterTask task, String reason, String message, String awareState) {
    Framework framework = state.frameworks().get(task.key().frameworkId());
    if (framework != null && !task.isOver()) {
      boolean aware = framework.isCapable("PARTITION_AWARE");
      tasks.tell(
          framework,
          Statuses.byMaster(
              task.key().taskId(),
              task.agentId(),
              aware ? awareState : "TASK_LOST",
              reason,
              message));
    }
  }

  /** The executor of a group ended by itself. */
  void executorExited(String agentId, TaskKey executor) {
    state.executors().remove(executor);
    Framework framework = state.frameworks().get(executor.frameworkId());
    if (framework != null) {
      framework.send(Statuses.executorFailure(agentId, executor.taskId(), 0));
    }
  }
}
