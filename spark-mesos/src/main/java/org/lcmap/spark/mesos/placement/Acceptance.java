package org.lcmap.spark.mesos.placement;

import java.time.Duration;
import java.util.List;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.spark.mesos.executors.PlannedExecutor;

/**
 * Offers of one agent to accept together: one ACCEPT with one LAUNCH.
 *
 * @param executors at least one
 * @param refuse how long what is left over is not to be offered again
 */
public record Acceptance(
    AgentId agentId,
    String hostname,
    List<OfferId> offerIds,
    List<PlannedExecutor> executors,
    Duration refuse) {

  public Acceptance {
    offerIds = List.copyOf(offerIds);
    executors = List.copyOf(executors);
  }
}
