package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task to start: on which agent, with which resources, and either a command or an executor.
 * {@code limits} are upper bounds by the name of the resource (since Mesos 1.10).
 */
public record TaskInfo(
    String name,
    TaskId taskId,
    AgentId agentId,
    List<Resource> resources,
    Optional<ExecutorInfo> executor,
    Optional<CommandInfo> command,
    Optional<ContainerInfo> container,
    Optional<HealthCheck> healthCheck,
    Optional<CheckInfo> check,
    Optional<KillPolicy> killPolicy,
    Optional<Bytes> data,
    Optional<Labels> labels,
    Optional<DiscoveryInfo> discovery,
    Optional<DurationInfo> maxCompletionTime,
    Map<String, Value.Scalar> limits,
    Map<String, Object> unknownFields) {
  public TaskInfo {
    requireNonNull(name, "name");
    requireNonNull(taskId, "taskId");
    requireNonNull(agentId, "agentId");
    resources = List.copyOf(resources);
    limits = Map.copyOf(limits);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A task that runs a command with all that an offer has. */
  public static TaskInfo using(Offer offer, String id, CommandInfo command) {
    return builder(id, new TaskId(id), offer.agentId())
        .resources(offer.resources())
        .command(command)
        .build();
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(String name, TaskId taskId, AgentId agentId) {
    return new Builder(name, taskId, agentId);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(name, taskId, agentId);
    builder.resources = resources;
    builder.executor = executor;
    builder.command = command;
    builder.container = container;
    builder.healthCheck = healthCheck;
    builder.check = check;
    builder.killPolicy = killPolicy;
    builder.data = data;
    builder.labels = labels;
    builder.discovery = discovery;
    builder.maxCompletionTime = maxCompletionTime;
    builder.limits = limits;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link TaskInfo}. Not safe for use by several threads. */
  public static final class Builder {
    private final String name;
    private final TaskId taskId;
    private final AgentId agentId;
    private List<Resource> resources = List.of();
    private Optional<ExecutorInfo> executor = Optional.empty();
    private Optional<CommandInfo> command = Optional.empty();
    private Optional<ContainerInfo> container = Optional.empty();
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private Optional<CheckInfo> check = Optional.empty();
    private Optional<KillPolicy> killPolicy = Optional.empty();
    private Optional<Bytes> data = Optional.empty();
    private Optional<Labels> labels = Optional.empty();
    private Optional<DiscoveryInfo> discovery = Optional.empty();
    private Optional<DurationInfo> maxCompletionTime = Optional.empty();
    private Map<String, Value.Scalar> limits = Map.of();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(String name, TaskId taskId, AgentId agentId) {
      this.name = name;
      this.taskId = taskId;
      this.agentId = agentId;
    }

    public Builder resources(List<Resource> resources) {
      this.resources = resources;
      return this;
    }

    public Builder executor(ExecutorInfo executor) {
      this.executor = Optional.of(executor);
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

    public Builder healthCheck(HealthCheck healthCheck) {
      this.healthCheck = Optional.of(healthCheck);
      return this;
    }

    public Builder check(CheckInfo check) {
      this.check = Optional.of(check);
      return this;
    }

    public Builder killPolicy(KillPolicy killPolicy) {
      this.killPolicy = Optional.of(killPolicy);
      return this;
    }

    public Builder data(Bytes data) {
      this.data = Optional.of(data);
      return this;
    }

    public Builder labels(Labels labels) {
      this.labels = Optional.of(labels);
      return this;
    }

    public Builder discovery(DiscoveryInfo discovery) {
      this.discovery = Optional.of(discovery);
      return this;
    }

    public Builder maxCompletionTime(DurationInfo maxCompletionTime) {
      this.maxCompletionTime = Optional.of(maxCompletionTime);
      return this;
    }

    public Builder limits(Map<String, Value.Scalar> limits) {
      this.limits = limits;
      return this;
    }

    /** The finished value. */
    public TaskInfo build() {
      return new TaskInfo(
          name,
          taskId,
          agentId,
          resources,
          executor,
          command,
          container,
          healthCheck,
          check,
          killPolicy,
          data,
          labels,
          discovery,
          maxCompletionTime,
          limits,
          unknownFields);
    }
  }
}
