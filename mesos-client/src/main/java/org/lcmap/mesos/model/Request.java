package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources that a framework would like; the built-in allocator ignores it. */
public record Request(
    Optional<AgentId> agentId, List<Resource> resources, Map<String, Object> unknownFields) {
  public Request {
    resources = List.copyOf(resources);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Request(Optional<AgentId> agentId, List<Resource> resources) {
    this(agentId, resources, Map.of());
  }
}
