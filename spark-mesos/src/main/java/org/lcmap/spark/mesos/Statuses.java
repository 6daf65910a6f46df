package org.lcmap.spark.mesos;

import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;

/** Statuses for what Mesos never hears of. */
final class Statuses {

  private Statuses() {}

  /** What Mesos would say of a task that was never sent. */
  static TaskStatus notLaunched(TaskInfo task) {
    return TaskStatus.builder(task.taskId(), EnumValue.of(TaskState.TASK_DROPPED))
        .agentId(task.agentId())
        .reason(TaskStatus.Reason.REASON_MASTER_DISCONNECTED)
        .message("the master did not take it")
        .build();
  }
}
