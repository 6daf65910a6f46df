package org.lcmap.mesos.model;

/** The states of a task. */
public enum TaskState {
  TASK_STAGING,
  TASK_STARTING,
  TASK_RUNNING,
  TASK_KILLING,
  TASK_FINISHED,
  TASK_FAILED,
  TASK_KILLED,
  TASK_ERROR,
  TASK_LOST,
  TASK_DROPPED,
  TASK_UNREACHABLE,
  TASK_GONE,
  TASK_GONE_BY_OPERATOR,
  TASK_UNKNOWN;

  /**
   * Whether the task has ended for good. TASK_LOST is not: after it, a task of an agent that comes
   * back may run again (only frameworks without PARTITION_AWARE see it). Nor are TASK_UNREACHABLE
   * and TASK_UNKNOWN.
   */
  public boolean isTerminal() {
    return switch (this) {
      case TASK_FINISHED,
          TASK_FAILED,
          TASK_KILLED,
          TASK_ERROR,
          TASK_DROPPED,
          TASK_GONE,
          TASK_GONE_BY_OPERATOR ->
          true;
      case TASK_STAGING,
          TASK_STARTING,
          TASK_RUNNING,
          TASK_KILLING,
          TASK_LOST,
          TASK_UNREACHABLE,
          TASK_UNKNOWN ->
          false;
    };
  }

  /** Whether the task was seen alive on its agent. */
  public boolean isActive() {
    return switch (this) {
      case TASK_STAGING, TASK_STARTING, TASK_RUNNING, TASK_KILLING -> true;
      case TASK_FINISHED,
          TASK_FAILED,
          TASK_KILLED,
          TASK_ERROR,
          TASK_LOST,
          TASK_DROPPED,
          TASK_UNREACHABLE,
          TASK_GONE,
          TASK_GONE_BY_OPERATOR,
          TASK_UNKNOWN ->
          false;
    };
  }
}
