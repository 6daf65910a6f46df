package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A task on its agent: what it does, and what the agent reports of it. Owned by the loop.
 *
 * <p>The updates are those of Mesos's command, Docker and default executors in the recordings.
 */
final class AgentTask implements TaskReports {

  /** What has to know of the task's course. */
  interface Owner {
    /** An update is to go to the master; the task's latest state goes with it. */
    void forward(AgentTask task, ObjectNode status);

    void ended(AgentTask task);

    /** Whether the agent is being taken out of service. */
    boolean isDraining();
  }

  private static final Set<String> DRAINED = Set.of("TASK_KILLING", "TASK_KILLED");

  private final EventLoop loop;
  private final TaskLaunch launch;
  private final Owner owner;
  private final UpdateQueue updates;
  private @Nullable RunningTask running;
  private @Nullable HealthCheck health;
  private String state = "TASK_STAGING";
  private @Nullable ObjectNode containerStatus;
  private @Nullable Ending forcedEnding;
  private boolean killed;
  private long pid;

  AgentTask(EventLoop loop, TaskLaunch launch, Duration updateRetry, Owner owner) {
    this.loop = loop;
    this.launch = launch;
    this.owner = owner;
    updates = new UpdateQueue(loop, updateRetry, status -> owner.forward(this, status));
  }

  void start(RunningTask.Runner runner) {
    running = runner.start(launch, this);
    if (launch.task().has("health_check")) {
      BiConsumer<Boolean, Boolean> report = this::healthReported;
      health = new HealthCheck(loop, launch.task().path("health_check"), running, report);
    }
  }

  TaskLaunch launch() {
    return launch;
  }

  String state() {
    return state;
  }

  @Nullable ObjectNode containerStatus() {
    return containerStatus;
  }

  UpdateQueue updates() {
    return updates;
  }

  boolean isOver() {
    return Statuses.isTerminal(state);
  }

  @Override
  public void starting(long pid) {
    loop.execute(
        () -> {
          this.pid = pid;
          containerStatus = Statuses.container(launch, launch.groupContainer().isEmpty(), pid);
          report(executorStatus("TASK_STARTING"));
        });
  }

  @Override
  public void running(byte[] data) {
    loop.execute(
        () -> {
          containerStatus = Statuses.container(launch, true, pid);
          ObjectNode status = executorStatus("TASK_RUNNING");
          if (data.length > 0) {
            status.put("data", Base64.getEncoder().encodeToString(data));
          }
          report(status);
          if (health != null) {
            health.start();
          }
        });
  }

  @Override
  public void ended(Ending reported) {
    loop.execute(() -> end(forcedEnding == null ? reported : forcedEnding));
  }

  private void end(Ending ending) {
    if (isOver()) {
      return;
    }
    if (health != null) {
      health.stop();
    }
    boolean byKill = killed && ending.state().equals("TASK_FAILED") && forcedEnding == null;
    String last = byKill ? "TASK_KILLED" : ending.state();
    if (launch.groupContainer().isPresent()) {
      containerStatus = Statuses.container(launch, false, pid);
    }
    ObjectNode status =
        Statuses.byAgent(launch.taskId(), launch.executorId(), last, ending.source());
    status.put("message", ending.message());
    if (!ending.reason().isEmpty()) {
      status.put("reason", ending.reason());
    }
    if (ending.limitation().scalar("mem") > 0) {
      status.putObject("limitation").set("resources", ending.limitation().json("", false));
    }
    if (ending.source().equals("SOURCE_EXECUTOR") && containerStatus != null) {
      status.set("container_status", containerStatus);
    }
    if (health != null && health.wasReported()) {
      status.put("healthy", health.isHealthy());
    }
    report(status);
    owner.ended(this);
  }

  /**
   * Ends the task because the framework asks for it.
   *
   * @param grace the period that the KILL names, negative for none
   */
  void kill(Duration grace) {
    if (isOver() || killed || running == null) {
      return;
    }
    killed = true;
    if (launch.killingState()) {
      report(executorStatus("TASK_KILLING"));
    }
    Duration own =
        Duration.ofNanos(
            launch.task().path("kill_policy").path("grace_period").path("nanoseconds").asLong(-1));
    Duration fallback = own.isNegative() ? running.defaultGrace() : own;
    running.kill(grace.isNegative() ? fallback : grace);
  }

  /** Ends the task from outside of Mesos. */
  void strike() {
    if (running != null) {
      running.strike();
    }
  }

  /** Ends the task and has it reported as given, whatever its process says. */
  void strike(Ending ending) {
    forcedEnding = ending;
    strike();
  }

  private void healthReported(boolean healthy, boolean fatal) {
    ObjectNode status = executorStatus("TASK_RUNNING");
    status.put("reason", "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED").put("healthy", healthy);
    report(status);
    if (fatal) {
      kill(Duration.ofNanos(-1));
    }
  }

  private ObjectNode executorStatus(String newState) {
    ObjectNode status =
        Statuses.byAgent(launch.taskId(), launch.executorId(), newState, "SOURCE_EXECUTOR");
    if (containerStatus != null) {
      status.set("container_status", containerStatus);
    }
    return status;
  }

  private void report(ObjectNode status) {
    state = status.path("state").asText();
    if (owner.isDraining() && DRAINED.contains(state)) {
      // Whatever killed it: Mesos says that the task went away while its agent was drained.
      status.put("reason", "REASON_AGENT_DRAINING");
    }
    status.set("agent_id", Json.id(launch.agentId()));
    status.put("timestamp", Statuses.seconds(loop.now()));
    updates.add(status);
  }
}
