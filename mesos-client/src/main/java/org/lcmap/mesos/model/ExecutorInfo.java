package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process below which tasks run on an agent. Type DEFAULT is the one that Mesos brings; {@code
 * source} is deprecated.
 */
public record ExecutorInfo(
    ExecutorId executorId,
    Optional<EnumValue<Type>> type,
    Optional<FrameworkId> frameworkId,
    Optional<CommandInfo> command,
    Optional<ContainerInfo> container,
    List<Resource> resources,
    Optional<String> name,
    Optional<String> source,
    Optional<Bytes> data,
    Optional<DiscoveryInfo> discovery,
    Optional<DurationInfo> shutdownGracePeriod,
    Optional<Labels> labels,
    Map<String, Object> unknownFields) {
  public ExecutorInfo {
    requireNonNull(executorId, "executorId");
    resources = List.copyOf(resources);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(ExecutorId executorId) {
    return new Builder(executorId);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(executorId);
    builder.type = type;
    builder.frameworkId = frameworkId;
    builder.command = command;
    builder.container = container;
    builder.resources = resources;
    builder.name = name;
    builder.source = source;
    builder.data = data;
    builder.discovery = discovery;
    builder.shutdownGracePeriod = shutdownGracePeriod;
    builder.labels = labels;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link ExecutorInfo}. Not safe for use by several threads. */
  public static final class Builder {
    private final ExecutorId executorId;
    private Optional<EnumValue<Type>> type = Optional.empty();
    private Optional<FrameworkId> frameworkId = Optional.empty();
    private Optional<CommandInfo> command = Optional.empty();
    private Optional<ContainerInfo> container = Optional.empty();
    private List<Resource> resources = List.of();
    private Optional<String> name = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<Bytes> data = Optional.empty();
    private Optional<DiscoveryInfo> discovery = Optional.empty();
    private Optional<DurationInfo> shutdownGracePeriod = Optional.empty();
    private Optional<Labels> labels = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(ExecutorId executorId) {
      this.executorId = executorId;
    }

    public Builder type(Type type) {
      this.type = Optional.of(EnumValue.of(type));
      return this;
    }

    public Builder frameworkId(FrameworkId frameworkId) {
      this.frameworkId = Optional.of(frameworkId);
      return this;
    }

    public Builder command(CommandInfo command) {
      this.command = Optional.of(command);
      return this;
    }

    public Builder container(ContainerInfo container) {
      this.container = Optional.of(container);
      return this;
    }

    public Builder resources(List<Resource> resources) {
      this.resources = resources;
      return this;
    }

    public Builder name(String name) {
      this.name = Optional.of(name);
      return this;
    }

    public Builder source(String source) {
      this.source = Optional.of(source);
      return this;
    }

    public Builder data(Bytes data) {
      this.data = Optional.of(data);
      return this;
    }

    public Builder discovery(DiscoveryInfo discovery) {
      this.discovery = Optional.of(discovery);
      return this;
    }

    public Builder shutdownGracePeriod(DurationInfo shutdownGracePeriod) {
      this.shutdownGracePeriod = Optional.of(shutdownGracePeriod);
      return this;
    }

    public Builder labels(Labels labels) {
      this.labels = Optional.of(labels);
      return this;
    }

    /** The finished value. */
    public ExecutorInfo build() {
      return new ExecutorInfo(
          executorId,
          type,
          frameworkId,
          command,
          container,
          resources,
          name,
          source,
          data,
          discovery,
          shutdownGracePeriod,
          labels,
          unknownFields);
    }
  }

  /** Whether Mesos or the framework brings the executor. */
  public enum Type {
    UNKNOWN,
    DEFAULT,
    CUSTOM
  }
}
