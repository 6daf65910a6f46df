package org.lcmap.spark.mesos.executors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.Url;

/**
 * An executor that has its place.
 *
 * @param agentId where
 * @param hostname of the agent
 * @param agentUrl of the agent's own pages
 * @param cores how many
 * @param memoryMiB in all
 * @param gpus how many
 * @param gpuAddresses which, when the agent names them
 * @param ports by the setting that each is the value of
 * @param resources what it takes out of the offers, as Mesos gave it
 */
public record PlannedExecutor(
    AgentId agentId,
    String hostname,
    Optional<Url> agentUrl,
    int cores,
    int memoryMiB,
    int gpus,
    List<String> gpuAddresses,
    Map<String, Integer> ports,
    List<Resource> resources) {

  public PlannedExecutor {
    gpuAddresses = List.copyOf(gpuAddresses);
    ports = Map.copyOf(ports);
    resources = List.copyOf(resources);
  }
}
