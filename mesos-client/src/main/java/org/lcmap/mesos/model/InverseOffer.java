package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for resources back before a maintenance window; without resources, for the whole agent. */
public record InverseOffer(
    OfferId id,
    Optional<Url> url,
    FrameworkId frameworkId,
    Optional<AgentId> agentId,
    Unavailability unavailability,
    List<Resource> resources,
    Map<String, Object> unknownFields) {
  public InverseOffer {
    requireNonNull(id, "id");
    requireNonNull(frameworkId, "frameworkId");
    requireNonNull(unavailability, "unavailability");
    resources = List.copyOf(resources);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public InverseOffer(
      OfferId id,
      Optional<Url> url,
      FrameworkId frameworkId,
      Optional<AgentId> agentId,
      Unavailability unavailability,
      List<Resource> resources) {
    this(id, url, frameworkId, agentId, unavailability, resources, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public InverseOffer(OfferId id, FrameworkId frameworkId, Unavailability unavailability) {
    this(id, Optional.empty(), frameworkId, Optional.empty(), unavailability, List.of(), Map.of());
  }
}
