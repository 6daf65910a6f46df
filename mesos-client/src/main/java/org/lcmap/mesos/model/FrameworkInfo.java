package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a framework to the master. {@code failoverTimeout} is in seconds: how long tasks
 * outlive a lost scheduler (0: they are killed at once). {@code checkpoint} lets tasks outlive a
 * restart of their agent. {@code principal} must be that of the credentials. {@code roles} needs
 * the capability {@code MULTI_ROLE}; {@code role} is its deprecated forerunner.
 */
public record FrameworkInfo(
    String user,
    String name,
    Optional<FrameworkId> id,
    Optional<Double> failoverTimeout,
    Optional<Boolean> checkpoint,
    Optional<String> role,
    List<String> roles,
    Optional<String> hostname,
    Optional<String> principal,
    Optional<String> webuiUrl,
    List<Capability> capabilities,
    Optional<Labels> labels,
    Map<String, OfferFilters> offerFilters,
    Map<String, Object> unknownFields) {
  public FrameworkInfo {
    requireNonNull(user, "user");
    requireNonNull(name, "name");
    roles = List.copyOf(roles);
    capabilities = List.copyOf(capabilities);
    offerFilters = Map.copyOf(offerFilters);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(String user, String name) {
    return new Builder(user, name);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(user, name);
    builder.id = id;
    builder.failoverTimeout = failoverTimeout;
    builder.checkpoint = checkpoint;
    builder.role = role;
    builder.roles = roles;
    builder.hostname = hostname;
    builder.principal = principal;
    builder.webuiUrl = webuiUrl;
    builder.capabilities = capabilities;
    builder.labels = labels;
    builder.offerFilters = offerFilters;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /**
   * Collects the optional parts of a {@link FrameworkInfo}. Not safe for use by several threads.
   */
  public static final class Builder {
    private final String user;
    private final String name;
    private Optional<FrameworkId> id = Optional.empty();
    private Optional<Double> failoverTimeout = Optional.empty();
    private Optional<Boolean> checkpoint = Optional.empty();
    private Optional<String> role = Optional.empty();
    private List<String> roles = List.of();
    private Optional<String> hostname = Optional.empty();
    private Optional<String> principal = Optional.empty();
    private Optional<String> webuiUrl = Optional.empty();
    private List<Capability> capabilities = List.of();
    private Optional<Labels> labels = Optional.empty();
    private Map<String, OfferFilters> offerFilters = Map.of();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(String user, String name) {
      this.user = user;
      this.name = name;
    }

    public Builder id(FrameworkId id) {
      this.id = Optional.of(id);
      return this;
    }

    public Builder failoverTimeout(double failoverTimeout) {
      this.failoverTimeout = Optional.of(failoverTimeout);
      return this;
    }

    public Builder checkpoint(boolean checkpoint) {
      this.checkpoint = Optional.of(checkpoint);
      return this;
    }

    public Builder role(String role) {
      this.role = Optional.of(role);
      return this;
    }

    public Builder roles(List<String> roles) {
      this.roles = roles;
      return this;
    }

    public Builder hostname(String hostname) {
      this.hostname = Optional.of(hostname);
      return this;
    }

    public Builder principal(String principal) {
      this.principal = Optional.of(principal);
      return this;
    }

    public Builder webuiUrl(String webuiUrl) {
      this.webuiUrl = Optional.of(webuiUrl);
      return this;
    }

    public Builder capabilities(List<Capability> capabilities) {
      this.capabilities = capabilities;
      return this;
    }

    public Builder labels(Labels labels) {
      this.labels = Optional.of(labels);
      return this;
    }

    public Builder offerFilters(Map<String, OfferFilters> offerFilters) {
      this.offerFilters = offerFilters;
      return this;
    }

    /** The finished value. */
    public FrameworkInfo build() {
      return new FrameworkInfo(
          user,
          name,
          id,
          failoverTimeout,
          checkpoint,
          role,
          roles,
          hostname,
          principal,
          webuiUrl,
          capabilities,
          labels,
          offerFilters,
          unknownFields);
    }
  }

  /** Something that this framework can handle. */
  public record Capability(Optional<EnumValue<Type>> type, Map<String, Object> unknownFields) {
    public Capability {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Capability(Optional<EnumValue<Type>> type) {
      this(type, Map.of());
    }

    /** The capability of this type. */
    public static Capability of(Type type) {
      return new Capability(Optional.of(EnumValue.of(type)));
    }

    /** The capabilities of Mesos 1.12; {@code mesos.proto} says what each one changes. */
    public enum Type {
      UNKNOWN,
      REVOCABLE_RESOURCES,
      TASK_KILLING_STATE,
      GPU_RESOURCES,
      SHARED_RESOURCES,
      PARTITION_AWARE,
      MULTI_ROLE,
      RESERVATION_REFINEMENT,
      REGION_AWARE
    }
  }
}
