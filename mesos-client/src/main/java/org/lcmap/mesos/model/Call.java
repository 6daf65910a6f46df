package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scheduler says to a master (Mesos's {@code scheduler.proto}). */
public sealed interface Call {
  /** Opens the stream of events. Sent by the client itself. */
  public record Subscribe(
      FrameworkInfo frameworkInfo,
      List<String> suppressedRoles,
      Optional<OfferConstraints> offerConstraints,
      Map<String, Object> unknownFields)
      implements Call {
    public Subscribe {
      requireNonNull(frameworkInfo, "frameworkInfo");
      suppressedRoles = List.copyOf(suppressedRoles);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Subscribe(
        FrameworkInfo frameworkInfo,
        List<String> suppressedRoles,
        Optional<OfferConstraints> offerConstraints) {
      this(frameworkInfo, suppressedRoles, offerConstraints, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Subscribe(FrameworkInfo frameworkInfo) {
      this(frameworkInfo, List.of(), Optional.empty(), Map.of());
    }
  }

  /**
   * Uses offers of one agent, whose resources are added up, in the order of the operations. What is
   * left over comes back under the filters. A bad one is answered by updates, not by an error.
   */
  public record Accept(
      List<OfferId> offerIds,
      List<Operation> operations,
      Optional<Filters> filters,
      Map<String, Object> unknownFields)
      implements Call {
    public Accept {
      offerIds = List.copyOf(offerIds);
      operations = List.copyOf(operations);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Starts tasks on what one offer has; see {@link Operation#launch}. */
    public static Accept launch(Offer offer, List<TaskInfo> tasks) {
      return new Accept(
          List.of(offer.id()), List.of(Operation.launch(tasks)), Optional.empty(), Map.of());
    }

    /** Without fields that this model does not know. */
    public Accept(List<OfferId> offerIds, List<Operation> operations, Optional<Filters> filters) {
      this(offerIds, operations, filters, Map.of());
    }
  }

  /** Gives offers back. */
  public record Decline(
      List<OfferId> offerIds, Optional<Filters> filters, Map<String, Object> unknownFields)
      implements Call {
    public Decline {
      offerIds = List.copyOf(offerIds);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Decline(List<OfferId> offerIds, Optional<Filters> filters) {
      this(offerIds, filters, Map.of());
    }
  }

  /** Promises to leave before the maintenance. */
  public record AcceptInverseOffers(
      List<OfferId> inverseOfferIds, Optional<Filters> filters, Map<String, Object> unknownFields)
      implements Call {
    public AcceptInverseOffers {
      inverseOfferIds = List.copyOf(inverseOfferIds);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public AcceptInverseOffers(List<OfferId> inverseOfferIds, Optional<Filters> filters) {
      this(inverseOfferIds, filters, Map.of());
    }
  }

  /** Says that leaving would hurt. */
  public record DeclineInverseOffers(
      List<OfferId> inverseOfferIds, Optional<Filters> filters, Map<String, Object> unknownFields)
      implements Call {
    public DeclineInverseOffers {
      inverseOfferIds = List.copyOf(inverseOfferIds);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public DeclineInverseOffers(List<OfferId> inverseOfferIds, Optional<Filters> filters) {
      this(inverseOfferIds, filters, Map.of());
    }
  }

  /** Asks for offers again and clears all filters of these roles, or of all when none is named. */
  public record Revive(List<String> roles, Map<String, Object> unknownFields) implements Call {
    public Revive {
      roles = List.copyOf(roles);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Revive(List<String> roles) {
      this(roles, Map.of());
    }
  }

  /** Asks for no more offers to these roles, or to all when none is named. */
  public record Suppress(List<String> roles, Map<String, Object> unknownFields) implements Call {
    public Suppress {
      roles = List.copyOf(roles);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Suppress(List<String> roles) {
      this(roles, Map.of());
    }
  }

  /**
   * Ends a task. Lost without a word while its agent is away, so the client repeats it until the
   * task is known to have ended.
   */
  public record Kill(
      TaskId taskId,
      Optional<AgentId> agentId,
      Optional<KillPolicy> killPolicy,
      Map<String, Object> unknownFields)
      implements Call {
    public Kill {
      requireNonNull(taskId, "taskId");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Kill(TaskId taskId, Optional<AgentId> agentId, Optional<KillPolicy> killPolicy) {
      this(taskId, agentId, killPolicy, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Kill(TaskId taskId) {
      this(taskId, Optional.empty(), Optional.empty(), Map.of());
    }
  }

  /** Ends an executor of the framework's own and all its tasks. */
  public record Shutdown(ExecutorId executorId, AgentId agentId, Map<String, Object> unknownFields)
      implements Call {
    public Shutdown {
      requireNonNull(executorId, "executorId");
      requireNonNull(agentId, "agentId");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Shutdown(ExecutorId executorId, AgentId agentId) {
      this(executorId, agentId, Map.of());
    }
  }

  /** Confirms a status that has a uuid. Sent by the client itself unless told otherwise. */
  public record Acknowledge(
      AgentId agentId, TaskId taskId, Bytes uuid, Map<String, Object> unknownFields)
      implements Call {
    public Acknowledge {
      requireNonNull(agentId, "agentId");
      requireNonNull(taskId, "taskId");
      requireNonNull(uuid, "uuid");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Acknowledge(AgentId agentId, TaskId taskId, Bytes uuid) {
      this(agentId, taskId, uuid, Map.of());
    }
  }

  /** Confirms the status of an operation. */
  public record AcknowledgeOperationStatus(
      Optional<AgentId> agentId,
      Optional<ResourceProviderId> resourceProviderId,
      Bytes uuid,
      OperationId operationId,
      Map<String, Object> unknownFields)
      implements Call {
    public AcknowledgeOperationStatus {
      requireNonNull(uuid, "uuid");
      requireNonNull(operationId, "operationId");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public AcknowledgeOperationStatus(
        Optional<AgentId> agentId,
        Optional<ResourceProviderId> resourceProviderId,
        Bytes uuid,
        OperationId operationId) {
      this(agentId, resourceProviderId, uuid, operationId, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public AcknowledgeOperationStatus(Bytes uuid, OperationId operationId) {
      this(Optional.empty(), Optional.empty(), uuid, operationId, Map.of());
    }
  }

  /**
   * Asks for the state of these tasks, or of all when none is named. Sent by the client itself
   * after each subscription.
   */
  public record Reconcile(List<Task> tasks, Map<String, Object> unknownFields) implements Call {
    public Reconcile {
      tasks = List.copyOf(tasks);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Reconcile(List<Task> tasks) {
      this(tasks, Map.of());
    }

    /** A task, with its agent where that is known. */
    public record Task(
        TaskId taskId, Optional<AgentId> agentId, Map<String, Object> unknownFields) {
      public Task {
        requireNonNull(taskId, "taskId");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Task(TaskId taskId, Optional<AgentId> agentId) {
        this(taskId, agentId, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Task(TaskId taskId) {
        this(taskId, Optional.empty(), Map.of());
      }
    }
  }

  /** Asks for the state of these operations, or of all. */
  public record ReconcileOperations(
      List<KnownOperation> operations, Map<String, Object> unknownFields) implements Call {
    public ReconcileOperations {
      operations = List.copyOf(operations);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public ReconcileOperations(List<KnownOperation> operations) {
      this(operations, Map.of());
    }

    /** An operation, with its agent and provider where these are known. */
    public record KnownOperation(
        OperationId operationId,
        Optional<AgentId> agentId,
        Optional<ResourceProviderId> resourceProviderId,
        Map<String, Object> unknownFields) {
      public KnownOperation {
        requireNonNull(operationId, "operationId");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public KnownOperation(
          OperationId operationId,
          Optional<AgentId> agentId,
          Optional<ResourceProviderId> resourceProviderId) {
        this(operationId, agentId, resourceProviderId, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public KnownOperation(OperationId operationId) {
        this(operationId, Optional.empty(), Optional.empty(), Map.of());
      }
    }
  }

  /** Data for an executor. */
  public record Message(
      AgentId agentId, ExecutorId executorId, Bytes data, Map<String, Object> unknownFields)
      implements Call {
    public Message {
      requireNonNull(agentId, "agentId");
      requireNonNull(executorId, "executorId");
      requireNonNull(data, "data");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Message(AgentId agentId, ExecutorId executorId, Bytes data) {
      this(agentId, executorId, data, Map.of());
    }
  }

  /** Says which resources would be welcome; the built-in allocator ignores it. */
  public record Request(
      List<org.lcmap.mesos.model.Request> requests, Map<String, Object> unknownFields)
      implements Call {
    public Request {
      requests = List.copyOf(requests);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Request(List<org.lcmap.mesos.model.Request> requests) {
      this(requests, Map.of());
    }
  }

  /** Changes roles, filters and more of a subscribed framework. */
  public record UpdateFramework(
      FrameworkInfo frameworkInfo,
      List<String> suppressedRoles,
      Optional<OfferConstraints> offerConstraints,
      Map<String, Object> unknownFields)
      implements Call {
    public UpdateFramework {
      requireNonNull(frameworkInfo, "frameworkInfo");
      suppressedRoles = List.copyOf(suppressedRoles);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public UpdateFramework(
        FrameworkInfo frameworkInfo,
        List<String> suppressedRoles,
        Optional<OfferConstraints> offerConstraints) {
      this(frameworkInfo, suppressedRoles, offerConstraints, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public UpdateFramework(FrameworkInfo frameworkInfo) {
      this(frameworkInfo, List.of(), Optional.empty(), Map.of());
    }
  }

  /** Ends the framework with all its tasks. */
  public record Teardown() implements Call {}

  /** A call that this client does not know. */
  public record Other(String type) implements Call {
    public Other {
      requireNonNull(type, "type");
    }
  }
}
