package org.lcmap.spark.mesos.executors;

import java.util.Optional;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.TaskStatus.Reason;

/**
 * An executor that someone else than the driver has begun to end, and that has a little time left.
 * What its last status says may hide this: one that moves its data away and ends by itself has
 * simply finished.
 *
 * @param reason a sentence for the user: what happens, where, and why
 */
public record Leave(String executorId, String reason) {

  /** The leave that a status announces, before the books know of it. */
  public static Optional<Leave> of(TaskStatus status, Ledger ledger) {
    if (!status.state().is(TaskState.TASK_KILLING)) {
      return Optional.empty();
    }
    return ledger
        .executor(status.taskId())
        .filter(entry -> entry.killedFor().isEmpty())
        .map(entry -> new Leave(entry.executorId(), sentence(entry, status)));
  }

  private static String sentence(Ledger.Entry entry, TaskStatus status) {
    boolean draining = status.reason().filter(r -> r.is(Reason.REASON_AGENT_DRAINING)).isPresent();
    return "executor %s on %s is about to be ended: %s"
        .formatted(
            entry.executorId(),
            entry.executor().hostname(),
            draining
                ? "its agent is being drained for maintenance"
                : "by someone else, Mesos does not say why");
  }
}
