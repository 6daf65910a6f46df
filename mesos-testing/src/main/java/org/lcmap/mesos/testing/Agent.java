package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent: runs tasks and reports their updates to the leading master. Owned by the loop.
 *
 * <p>Its tasks outlive both its own crash, when their framework checkpoints, and every master.
 */
final class Agent implements AgentTask.Owner {

  private final EventLoop loop;
  private final Path workDir;
  private final RunningTask.Runner runner;
  private final Duration updateRetry;
  private final Map<TaskKey, AgentTask> tasks = new LinkedHashMap<>();
  private final GroupExecutors groups = new GroupExecutors();
  private AgentInfo info;
  private String id = "";
  private boolean up = true;
  private boolean draining;
  private @Nullable Master master;

  Agent(
      EventLoop loop,
      AgentInfo info,
      Path workDir,
      Duration updateRetry,
      RunningTask.Runner runner) {
    this.loop = loop;
    this.info = info;
    this.workDir = workDir;
    this.updateRetry = updateRetry;
    this.runner = runner;
  }

  AgentInfo info() {
    return info;
  }

  void changeResources(ResourceSet total) {
    info = info.with(total);
  }

  String id() {
    return id;
  }

  boolean isUp() {
    return up;
  }

  Collection<AgentTask> tasks() {
    return tasks.values();
  }

  /** The group executors that still run, with their ExecutorInfo. */
  Map<TaskKey, JsonNode> groups() {
    return groups.running();
  }

  /** Registers with a master that leads now, or notices that none does. */
  void follow(@Nullable Master leader) {
    master = leader;
    if (leader != null && up) {
      id = leader.agents().register(this);
      new ArrayList<>(tasks.values()).forEach(task -> task.updates().sendNow());
    }
  }

  /** Dies as by kill -9: tasks of frameworks that do not checkpoint die with it. */
  void crash() {
    if (!up) {
      return;
    }
    up = false;
    for (AgentTask task : List.copyOf(tasks.values())) {
      if (!task.launch().checkpoint()) {
        tasks.remove(key(task));
        task.updates().clear();
        task.strike();
      }
    }
    if (master != null) {
      master.agents().disconnected(id);
    }
  }

  /** Starts again. */
  void restart(@Nullable Master leader) {
    up = true;
    follow(leader);
    if (draining) {
      drain();
    }
  }

  /** Is taken out of service: its tasks are killed, each with its own grace. */
  void drain() {
    draining = true;
    if (up) {
      List.copyOf(tasks.values()).forEach(task -> task.kill(Duration.ofNanos(-1)));
    }
  }

  /** Is put into service again. */
  void reactivate() {
    draining = false;
  }

  @Override
  public boolean isDraining() {
    return draining;
  }

  void launch(Framework framework, JsonNode task, String role) {
    start(framework, task, role, Json.idOf(task, "task_id"), Optional.empty());
  }

  void launchGroup(Framework framework, JsonNode executor, List<JsonNode> members, String role) {
    String executorId = Json.idOf(executor, "executor_id");
    groups.started(framework.id(), executor);
    String container = UUID.randomUUID().toString();
    members.forEach(task -> start(framework, task, role, executorId, Optional.of(container)));
  }

  private void start(
      Framework framework,
      JsonNode task,
      String role,
      String executorId,
      Optional<String> groupContainer) {
    String containerId = UUID.randomUUID().toString();
    TaskLaunch launch =
        new TaskLaunch(
            framework.id(),
            id,
            executorId,
            task,
            role,
            framework.info().path("checkpoint").asBoolean(false),
            framework.isCapable("TASK_KILLING_STATE"),
            containerId,
            groupContainer,
            Sandbox.of(workDir, id, framework.id(), executorId, containerId));
    AgentTask started = new AgentTask(loop, launch, updateRetry, this);
    tasks.put(key(started), started);
    started.start(runner);
  }

  /**
   * Kills a task.
   *
   * @param grace the grace period of the call, negative for none
   */
  void kill(TaskKey key, Duration grace) {
    AgentTask task = tasks.get(key);
    if (task != null) {
      task.kill(grace);
    }
  }

  void acknowledge(TaskKey key, String uuid) {
    AgentTask task = tasks.get(key);
    if (task == null) {
      return;
    }
    task.updates().acknowledge(uuid);
    if (task.isOver() && task.updates().isEmpty()) {
      tasks.remove(key);
      TaskLaunch launch = task.launch();
      if (groups.exitsWith(launch, tasks.values()) && master != null && up) {
        TaskKey executor = new TaskKey(launch.frameworkId(), launch.executorId());
        master.agents().executorExited(id, executor);
      }
    }
  }

  /** Ends all that a framework has here; nobody is left to report to. */
  void shutdown(String frameworkId) {
    for (AgentTask task : List.copyOf(tasks.values())) {
      if (task.launch().frameworkId().equals(frameworkId)) {
        tasks.remove(key(task));
        task.updates().clear();
        task.strike();
      }
    }
    groups.forget(frameworkId);
  }

  /** Sends a framework's updates again, because it is back. */
  void resendUpdates(String frameworkId) {
    List.copyOf(tasks.values()).stream()
        .filter(task -> task.launch().frameworkId().equals(frameworkId))
        .forEach(task -> task.updates().sendNow());
  }

  @Override
  public void forward(AgentTask task, ObjectNode status) {
    if (up && master != null && tasks.containsKey(key(task))) {
      master.tasks().updated(key(task), status, task.state());
    }
  }

  /** One task of a group that fails takes the others with it. */
  @Override
  public void ended(AgentTask task) {
    if (task.launch().groupContainer().isPresent() && !task.state().equals("TASK_FINISHED")) {
      for (AgentTask other : List.copyOf(tasks.values())) {
        if (other.launch().groupContainer().equals(task.launch().groupContainer())) {
          other.kill(Duration.ofNanos(-1));
        }
      }
    }
  }

  private static TaskKey key(AgentTask task) {
    return new TaskKey(task.launch().frameworkId(), task.launch().taskId());
  }
}
