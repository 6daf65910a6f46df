package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of one agent, offered to one role until they are answered or rescinded. */
public record Offer(
    OfferId id,
    FrameworkId frameworkId,
    AgentId agentId,
    String hostname,
    Optional<Url> url,
    Optional<DomainInfo> domain,
    List<Resource> resources,
    List<Attribute> attributes,
    List<ExecutorId> executorIds,
    Optional<Unavailability> unavailability,
    Optional<Resource.AllocationInfo> allocationInfo,
    Map<String, Object> unknownFields) {
  public Offer {
    requireNonNull(id, "id");
    requireNonNull(frameworkId, "frameworkId");
    requireNonNull(agentId, "agentId");
    requireNonNull(hostname, "hostname");
    resources = List.copyOf(resources);
    attributes = List.copyOf(attributes);
    executorIds = List.copyOf(executorIds);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(
      OfferId id, FrameworkId frameworkId, AgentId agentId, String hostname) {
    return new Builder(id, frameworkId, agentId, hostname);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(id, frameworkId, agentId, hostname);
    builder.url = url;
    builder.domain = domain;
    builder.resources = resources;
    builder.attributes = attributes;
    builder.executorIds = executorIds;
    builder.unavailability = unavailability;
    builder.allocationInfo = allocationInfo;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link Offer}. Not safe for use by several threads. */
  public static final class Builder {
    private final OfferId id;
    private final FrameworkId frameworkId;
    private final AgentId agentId;
    private final String hostname;
    private Optional<Url> url = Optional.empty();
    private Optional<DomainInfo> domain = Optional.empty();
    private List<Resource> resources = List.of();
    private List<Attribute> attributes = List.of();
    private List<ExecutorId> executorIds = List.of();
    private Optional<Unavailability> unavailability = Optional.empty();
    private Optional<Resource.AllocationInfo> allocationInfo = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(OfferId id, FrameworkId frameworkId, AgentId agentId, String hostname) {
      this.id = id;
      this.frameworkId = frameworkId;
      this.agentId = agentId;
      this.hostname = hostname;
    }

    public Builder url(Url url) {
      this.url = Optional.of(url);
      return this;
    }

    public Builder domain(DomainInfo domain) {
      this.domain = Optional.of(domain);
      return this;
    }

    public Builder resources(List<Resource> resources) {
      this.resources = resources;
      return this;
    }

    public Builder attributes(List<Attribute> attributes) {
      this.attributes = attributes;
      return this;
    }

    public Builder executorIds(List<ExecutorId> executorIds) {
      this.executorIds = executorIds;
      return this;
    }

    public Builder unavailability(Unavailability unavailability) {
      this.unavailability = Optional.of(unavailability);
      return this;
    }

    public Builder allocationInfo(Resource.AllocationInfo allocationInfo) {
      this.allocationInfo = Optional.of(allocationInfo);
      return this;
    }

    /** The finished value. */
    public Offer build() {
      return new Offer(
          id,
          frameworkId,
          agentId,
          hostname,
          url,
          domain,
          resources,
          attributes,
          executorIds,
          unavailability,
          allocationInfo,
          unknownFields);
    }
  }
}
