package org.lcmap.spark.mesos.launch;

import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.LaunchSettings;

/** Writes the task that starts an executor. Safe for use by several threads. */
@SuppressWarnings({"DoNotCallSuggester", "unused"}) // signatures first, the rest follows
public final class TaskBuilder {

  /** Writes tasks by these settings. */
  public TaskBuilder(LaunchSettings settings) {}

  /** The task of one executor. */
  public TaskInfo task(
      PlannedExecutor executor,
      ExecutorIdentity identity,
      DriverEndpoint driver,
      ExecutorProgram program) {
    throw new UnsupportedOperationException("soon");
  }
}
