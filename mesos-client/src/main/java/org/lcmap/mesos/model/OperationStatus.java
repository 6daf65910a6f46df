package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an operation went. One with a {@code uuid} has to be acknowledged. */
public record OperationStatus(
    Optional<OperationId> operationId,
    EnumValue<OperationState> state,
    Optional<String> message,
    List<Resource> convertedResources,
    Optional<Uuid> uuid,
    Optional<AgentId> agentId,
    Optional<ResourceProviderId> resourceProviderId,
    Map<String, Object> unknownFields) {
  public OperationStatus {
    requireNonNull(state, "state");
    convertedResources = List.copyOf(convertedResources);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public OperationStatus(
      Optional<OperationId> operationId,
      EnumValue<OperationState> state,
      Optional<String> message,
      List<Resource> convertedResources,
      Optional<Uuid> uuid,
      Optional<AgentId> agentId,
      Optional<ResourceProviderId> resourceProviderId) {
    this(
        operationId,
        state,
        message,
        convertedResources,
        uuid,
        agentId,
        resourceProviderId,
        Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public OperationStatus(EnumValue<OperationState> state) {
    this(
        Optional.empty(),
        state,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
