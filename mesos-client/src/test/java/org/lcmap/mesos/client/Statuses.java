package org.lcmap.mesos.client;

import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;

/** Statuses of tasks, for tests. */
final class Statuses {

  private Statuses() {}

  static TaskStatus of(String task, TaskState state) {
    return TaskStatus.builder(new TaskId(task), EnumValue.of(state)).build();
  }

  static TaskStatus of(String task, TaskState state, TaskStatus.Reason reason) {
    return TaskStatus.builder(new TaskId(task), EnumValue.of(state)).reason(reason).build();
  }
}
