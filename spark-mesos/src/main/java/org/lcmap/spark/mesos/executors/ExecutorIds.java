package org.lcmap.spark.mesos.executors;

import static java.util.Objects.requireNonNull;

import org.lcmap.mesos.model.TaskId;

/**
 * Hands out the names of executors. Spark counts executors as numbers, and Mesos wants a task id
 * that was never used before (MESOS-2198), so each has two names. For one thread.
 */
public final class ExecutorIds {

  private static final int LENGTH = 7;

  private final String run;
  private int next;

  /**
   * Names from 0 on.
   *
   * @param run unique for each run of an application, such as random hexadecimal digits
   */
  public ExecutorIds(String run) {
    this.run = requireNonNull(run, "run");
  }

  /** The next executor's names. All task ids have one length, so that none contains another. */
  public ExecutorIdentity next() {
    String number = Integer.toString(next++);
    String padding = "0".repeat(Math.max(0, LENGTH - number.length()));
    return new ExecutorIdentity(number, new TaskId("spark-" + run + "-" + padding + number));
  }
}
