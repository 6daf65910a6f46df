package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a master says to a scheduler (Mesos's {@code scheduler.proto}). */
public sealed interface Event {
  /** Calls the method of the receiver that is meant for this kind of event. */
  void deliverTo(Receiver receiver);

  /** The subscription stands. After about five missed heartbeats the stream counts as lost. */
  public record Subscribed(
      FrameworkId frameworkId,
      Optional<Double> heartbeatIntervalSeconds,
      Optional<MasterInfo> masterInfo,
      Map<String, Object> unknownFields)
      implements Event {
    public Subscribed {
      requireNonNull(frameworkId, "frameworkId");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Subscribed(
        FrameworkId frameworkId,
        Optional<Double> heartbeatIntervalSeconds,
        Optional<MasterInfo> masterInfo) {
      this(frameworkId, heartbeatIntervalSeconds, masterInfo, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Subscribed(FrameworkId frameworkId) {
      this(frameworkId, Optional.empty(), Optional.empty(), Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.subscribed(this);
    }
  }

  /** New offers. */
  public record Offers(List<Offer> offers, Map<String, Object> unknownFields) implements Event {
    public Offers {
      offers = List.copyOf(offers);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Offers(List<Offer> offers) {
      this(offers, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.offers(offers);
    }
  }

  /** Resources asked back for maintenance. */
  public record InverseOffers(List<InverseOffer> inverseOffers, Map<String, Object> unknownFields)
      implements Event {
    public InverseOffers {
      inverseOffers = List.copyOf(inverseOffers);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public InverseOffers(List<InverseOffer> inverseOffers) {
      this(inverseOffers, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.inverseOffers(inverseOffers);
    }
  }

  /** An offer is void. */
  public record Rescind(OfferId offerId, Map<String, Object> unknownFields) implements Event {
    public Rescind {
      requireNonNull(offerId, "offerId");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Rescind(OfferId offerId) {
      this(offerId, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.rescinded(offerId);
    }
  }

  /** An inverse offer is void. */
  public record RescindInverseOffer(OfferId inverseOfferId, Map<String, Object> unknownFields)
      implements Event {
    public RescindInverseOffer {
      requireNonNull(inverseOfferId, "inverseOfferId");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public RescindInverseOffer(OfferId inverseOfferId) {
      this(inverseOfferId, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.inverseOfferRescinded(inverseOfferId);
    }
  }

  /** News of a task. */
  public record Update(TaskStatus status, Map<String, Object> unknownFields) implements Event {
    public Update {
      requireNonNull(status, "status");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Update(TaskStatus status) {
      this(status, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.update(status);
    }
  }

  /** News of an operation. */
  public record UpdateOperationStatus(OperationStatus status, Map<String, Object> unknownFields)
      implements Event {
    public UpdateOperationStatus {
      requireNonNull(status, "status");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public UpdateOperationStatus(OperationStatus status) {
      this(status, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.operationUpdate(status);
    }
  }

  /** Data from an executor; Mesos neither reads it nor promises its delivery. */
  public record Message(
      AgentId agentId, ExecutorId executorId, Bytes data, Map<String, Object> unknownFields)
      implements Event {
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

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.message(this);
    }
  }

  /**
   * An agent is gone, or, with an executor id, an executor ended. Neither reliable nor in order
   * with updates.
   */
  public record Failure(
      Optional<AgentId> agentId,
      Optional<ExecutorId> executorId,
      Optional<Integer> status,
      Map<String, Object> unknownFields)
      implements Event {
    public Failure {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Failure(
        Optional<AgentId> agentId, Optional<ExecutorId> executorId, Optional<Integer> status) {
      this(agentId, executorId, status, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.failure(this);
    }
  }

  /** The master gives this subscription up; the client ends. */
  @SuppressWarnings("JavaLangClash") // Mesos's name for it
  public record Error(String message, Map<String, Object> unknownFields) implements Event {
    public Error {
      requireNonNull(message, "message");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Error(String message) {
      this(message, Map.of());
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.error(message);
    }
  }

  /** The master is alive. */
  public record Heartbeat() implements Event {
    @Override
    public void deliverTo(Receiver receiver) {
      receiver.heartbeat();
    }
  }

  /** An event that this client does not know. */
  public record Other(String type) implements Event {
    public Other {
      requireNonNull(type, "type");
    }

    @Override
    public void deliverTo(Receiver receiver) {
      receiver.other(type);
    }
  }

  /**
   * What an event is told to: one method for each kind, all empty until overridden, so that a new
   * kind of event shows at compile time where it has to go.
   */
  interface Receiver {
    /** The subscription stands. After about five missed heartbeats the stream counts as lost. */
    default void subscribed(Subscribed event) {}

    /** New offers. */
    default void offers(List<Offer> offers) {}

    /** Resources asked back for maintenance. */
    default void inverseOffers(List<InverseOffer> inverseOffers) {}

    /** An offer is void. */
    default void rescinded(OfferId offerId) {}

    /** An inverse offer is void. */
    default void inverseOfferRescinded(OfferId inverseOfferId) {}

    /** News of a task. */
    default void update(TaskStatus status) {}

    /** News of an operation. */
    default void operationUpdate(OperationStatus status) {}

    /** Data from an executor; Mesos neither reads it nor promises its delivery. */
    default void message(Message event) {}

    /**
     * An agent is gone, or, with an executor id, an executor ended. Neither reliable nor in order
     * with updates.
     */
    default void failure(Failure event) {}

    /** The master gives this subscription up; the client ends. */
    default void error(String message) {}

    /** The master is alive. */
    default void heartbeat() {}

    /** An event of a type that this client does not know. */
    default void other(String type) {}
  }
}
