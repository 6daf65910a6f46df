package org.lcmap.mesos.testing;

import java.time.Duration;

/** A task that was started and can be ended. */
interface RunningTask {

  /** How a task is started. Must not block: what takes long runs on a thread of the task. */
  interface Runner {
    RunningTask start(TaskLaunch launch, TaskReports reports);
  }

  /** Asks the task to end; after the grace period it is made to. */
  void kill(Duration grace);

  /** Ends it at once from outside of Mesos, as a user on the machine or the kernel would. */
  void strike();

  /** Runs a health check's command where the task runs; true when it succeeds. May block. */
  boolean check(String command);

  /** The grace period where neither KILL nor the task names one. */
  Duration defaultGrace();
}
