package org.lcmap.spark.mesos;

import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;

/** Makes the tasks of executors. */
interface ExecutorLaunch {

  /** The next executor's names. */
  ExecutorIdentity identity();

  /** The task that starts an executor. */
  TaskInfo task(PlannedExecutor executor, ExecutorIdentity identity, FrameworkId application);
}
