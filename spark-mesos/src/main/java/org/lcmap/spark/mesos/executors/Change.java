package org.lcmap.spark.mesos.executors;

import java.util.Optional;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.TaskId;

/** What a status means for the books. */
public sealed interface Change {

  /** Nothing that matters. */
  record None() implements Change {}

  /** The executor's process runs; it is not yet registered with the driver. */
  record Started(String executorId, String hostname) implements Change {}

  /** An executor is gone. Said once for each. */
  record Lost(Loss loss) implements Change {}

  /** A task of ours runs of which the books know nothing any more: kill it. */
  record Stray(TaskId taskId, Optional<AgentId> agentId) implements Change {}
}
