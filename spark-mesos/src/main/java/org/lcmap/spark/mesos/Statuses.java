package org.lcmap.spark.mesos;

import java.util.Optional;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.spark.mesos.executors.Ledger;

/** What statuses mean beyond the books. */
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

  /** The executor, when this says that someone else than the driver has begun to end it. */
  static Optional<Ledger.Entry> isEndedFromOutside(TaskStatus status, Ledger ledger) {
    if (!status.state().equals(EnumValue.of(TaskState.TASK_KILLING))) {
      return Optional.empty();
    }
    return ledger.executor(status.taskId()).filter(entry -> entry.killedFor().isEmpty());
  }
}
