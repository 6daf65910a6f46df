package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a task. {@code timestamp} is in seconds since 1970. One with a {@code uuid} has to
 * be acknowledged: it is sent again until then, and holds the next one of its task back. The {@code
 * data} of a running Docker task is the whole {@code docker inspect}, environment and all: never
 * log it.
 */
public record TaskStatus(
    TaskId taskId,
    EnumValue<TaskState> state,
    Optional<String> message,
    Optional<EnumValue<Source>> source,
    Optional<EnumValue<Reason>> reason,
    Optional<Bytes> data,
    Optional<AgentId> agentId,
    Optional<ExecutorId> executorId,
    Optional<Double> timestamp,
    Optional<Bytes> uuid,
    Optional<Boolean> healthy,
    Optional<CheckStatusInfo> checkStatus,
    Optional<Labels> labels,
    Optional<ContainerStatus> containerStatus,
    Optional<TimeInfo> unreachableTime,
    Optional<TaskResourceLimitation> limitation,
    Map<String, Object> unknownFields) {
  public TaskStatus {
    requireNonNull(taskId, "taskId");
    requireNonNull(state, "state");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(TaskId taskId, EnumValue<TaskState> state) {
    return new Builder(taskId, state);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(taskId, state);
    builder.message = message;
    builder.source = source;
    builder.reason = reason;
    builder.data = data;
    builder.agentId = agentId;
    builder.executorId = executorId;
    builder.timestamp = timestamp;
    builder.uuid = uuid;
    builder.healthy = healthy;
    builder.checkStatus = checkStatus;
    builder.labels = labels;
    builder.containerStatus = containerStatus;
    builder.unreachableTime = unreachableTime;
    builder.limitation = limitation;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link TaskStatus}. Not safe for use by several threads. */
  public static final class Builder {
    private final TaskId taskId;
    private final EnumValue<TaskState> state;
    private Optional<String> message = Optional.empty();
    private Optional<EnumValue<Source>> source = Optional.empty();
    private Optional<EnumValue<Reason>> reason = Optional.empty();
    private Optional<Bytes> data = Optional.empty();
    private Optional<AgentId> agentId = Optional.empty();
    private Optional<ExecutorId> executorId = Optional.empty();
    private Optional<Double> timestamp = Optional.empty();
    private Optional<Bytes> uuid = Optional.empty();
    private Optional<Boolean> healthy = Optional.empty();
    private Optional<CheckStatusInfo> checkStatus = Optional.empty();
    private Optional<Labels> labels = Optional.empty();
    private Optional<ContainerStatus> containerStatus = Optional.empty();
    private Optional<TimeInfo> unreachableTime = Optional.empty();
    private Optional<TaskResourceLimitation> limitation = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(TaskId taskId, EnumValue<TaskState> state) {
      this.taskId = taskId;
      this.state = state;
    }

    public Builder message(String message) {
      this.message = Optional.of(message);
      return this;
    }

    public Builder source(Source source) {
      this.source = Optional.of(EnumValue.of(source));
      return this;
    }

    public Builder reason(Reason reason) {
      this.reason = Optional.of(EnumValue.of(reason));
      return this;
    }

    public Builder data(Bytes data) {
      this.data = Optional.of(data);
      return this;
    }

    public Builder agentId(AgentId agentId) {
      this.agentId = Optional.of(agentId);
      return this;
    }

    public Builder executorId(ExecutorId executorId) {
      this.executorId = Optional.of(executorId);
      return this;
    }

    public Builder timestamp(double timestamp) {
      this.timestamp = Optional.of(timestamp);
      return this;
    }

    public Builder uuid(Bytes uuid) {
      this.uuid = Optional.of(uuid);
      return this;
    }

    public Builder healthy(boolean healthy) {
      this.healthy = Optional.of(healthy);
      return this;
    }

    public Builder checkStatus(CheckStatusInfo checkStatus) {
      this.checkStatus = Optional.of(checkStatus);
      return this;
    }

    public Builder labels(Labels labels) {
      this.labels = Optional.of(labels);
      return this;
    }

    public Builder containerStatus(ContainerStatus containerStatus) {
      this.containerStatus = Optional.of(containerStatus);
      return this;
    }

    public Builder unreachableTime(TimeInfo unreachableTime) {
      this.unreachableTime = Optional.of(unreachableTime);
      return this;
    }

    public Builder limitation(TaskResourceLimitation limitation) {
      this.limitation = Optional.of(limitation);
      return this;
    }

    /** The finished value. */
    public TaskStatus build() {
      return new TaskStatus(
          taskId,
          state,
          message,
          source,
          reason,
          data,
          agentId,
          executorId,
          timestamp,
          uuid,
          healthy,
          checkStatus,
          labels,
          containerStatus,
          unreachableTime,
          limitation,
          unknownFields);
    }
  }

  /** The resources of which the task had too little. */
  public record TaskResourceLimitation(
      List<Resource> resources, Map<String, Object> unknownFields) {
    public TaskResourceLimitation {
      resources = List.copyOf(resources);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public TaskResourceLimitation(List<Resource> resources) {
      this(resources, Map.of());
    }
  }

  /** Who wrote the status. */
  public enum Source {
    SOURCE_MASTER,
    SOURCE_AGENT,
    SOURCE_EXECUTOR
  }

  /** Why, for those who count. */
  public enum Reason {
    REASON_COMMAND_EXECUTOR_FAILED,
    REASON_CONTAINER_LAUNCH_FAILED,
    REASON_CONTAINER_LIMITATION,
    REASON_CONTAINER_LIMITATION_DISK,
    REASON_CONTAINER_LIMITATION_MEMORY,
    REASON_CONTAINER_PREEMPTED,
    REASON_CONTAINER_UPDATE_FAILED,
    REASON_MAX_COMPLETION_TIME_REACHED,
    REASON_EXECUTOR_REGISTRATION_TIMEOUT,
    REASON_EXECUTOR_REREGISTRATION_TIMEOUT,
    REASON_EXECUTOR_TERMINATED,
    REASON_EXECUTOR_UNREGISTERED,
    REASON_FRAMEWORK_REMOVED,
    REASON_GC_ERROR,
    REASON_INVALID_FRAMEWORKID,
    REASON_INVALID_OFFERS,
    REASON_IO_SWITCHBOARD_EXITED,
    REASON_MASTER_DISCONNECTED,
    REASON_RECONCILIATION,
    REASON_RESOURCES_UNKNOWN,
    REASON_AGENT_DISCONNECTED,
    REASON_AGENT_DRAINING,
    REASON_AGENT_REMOVED,
    REASON_AGENT_REMOVED_BY_OPERATOR,
    REASON_AGENT_REREGISTERED,
    REASON_AGENT_RESTARTED,
    REASON_AGENT_UNKNOWN,
    REASON_TASK_KILLED_DURING_LAUNCH,
    REASON_TASK_CHECK_STATUS_UPDATED,
    REASON_TASK_HEALTH_CHECK_STATUS_UPDATED,
    REASON_TASK_GROUP_INVALID,
    REASON_TASK_GROUP_UNAUTHORIZED,
    REASON_TASK_INVALID,
    REASON_TASK_UNAUTHORIZED,
    REASON_TASK_UNKNOWN
  }
}
