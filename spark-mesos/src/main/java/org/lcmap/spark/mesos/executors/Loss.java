package org.lcmap.spark.mesos.executors;

import java.util.OptionalInt;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.TaskId;

/**
 * An executor that ended.
 *
 * @param reason a sentence for the user: what happened, where, and what to try
 * @param exitCode of its process, when it is known
 */
public record Loss(
    String executorId,
    TaskId taskId,
    AgentId agentId,
    String hostname,
    Cause cause,
    String reason,
    OptionalInt exitCode) {

  /** Whether the job is to blame, so that its failures count. */
  public boolean causedByApplication() {
    return cause.byApplication();
  }
}
