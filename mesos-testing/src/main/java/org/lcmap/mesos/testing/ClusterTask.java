package org.lcmap.mesos.testing;

import java.nio.file.Path;

/**
 * A task as its agent sees it, which is the truth about what runs.
 *
 * @param agent the number of the agent, from 0, in the order in which they were added
 * @param state the latest state, for example TASK_RUNNING
 * @param sandbox the task's folder, with {@code stdout} and {@code stderr}; it goes with the
 *     cluster, unless the cluster was given a folder to work in
 * @param info the TaskInfo, in JSON: all that master and agent know of the task and may show
 */
public record ClusterTask(
    String frameworkId, String taskId, int agent, String state, Path sandbox, String info) {

  /** Whether the task has ended, acknowledged or not. */
  public boolean isOver() {
    return Statuses.isTerminal(state);
  }
}
