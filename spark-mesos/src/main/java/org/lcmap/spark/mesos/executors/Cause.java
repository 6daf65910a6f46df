package org.lcmap.spark.mesos.executors;

/** Why an executor ended. */
public enum Cause {
  /** It ended by itself, without an error. */
  FINISHED(false),
  /** It ended by itself, with an error: usually the job's own. */
  FAILED(true),
  /** It used more memory than it had asked for. */
  OUT_OF_MEMORY(true),
  /** It used more disk than it had asked for. */
  OUT_OF_DISK(true),
  /** The driver ended it. */
  KILLED_BY_DRIVER(false),
  /** Someone else ended it. */
  KILLED(false),
  /** It could not be started: image, files, user, or containerizer. */
  LAUNCH_FAILED(false),
  /** Mesos refused the task as it was asked for. */
  REFUSED(false),
  /** It never started: the offer was gone, or the launch was lost on the way. */
  NOT_STARTED(false),
  /** Its resources were taken back. */
  PREEMPTED(false),
  /** Its agent is being drained for maintenance. */
  AGENT_DRAINING(false),
  /** Its agent is gone, or was restarted. */
  AGENT_GONE(false),
  /** The master cannot reach its agent. */
  AGENT_UNREACHABLE(false),
  /** Mesos does not know it any more. */
  UNKNOWN(false);

  private final boolean byApplication;

  Cause(boolean byApplication) {
    this.byApplication = byApplication;
  }

  /** Whether the job is to blame, so that its failures count. */
  public boolean byApplication() {
    return byApplication;
  }
}
