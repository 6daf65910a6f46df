package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The executors of task groups that run on an agent. Owned by the loop. */
final class GroupExecutors {

  private final Map<TaskKey, JsonNode> running = new LinkedHashMap<>();

  /** Those that run, with their ExecutorInfo. */
  Map<TaskKey, JsonNode> running() {
    return running;
  }

  void started(String frameworkId, JsonNode executor) {
    running.put(new TaskKey(frameworkId, Json.idOf(executor, "executor_id")), executor);
  }

  /**
   * Whether the executor of a task exits, now that the end of the task is acknowledged.
   *
   * @param others the agent's other tasks
   */
  boolean exitsWith(TaskLaunch last, Collection<AgentTask> others) {
    boolean alone =
        others.stream()
            .map(AgentTask::launch)
            .noneMatch(
                other ->
                    other.frameworkId().equals(last.frameworkId())
                        && other.executorId().equals(last.executorId()));
    return alone && running.remove(new TaskKey(last.frameworkId(), last.executorId())) != null;
  }

  /** Ends all of a framework. */
  void forget(String frameworkId) {
    running.keySet().removeIf(key -> key.frameworkId().equals(frameworkId));
  }
}
