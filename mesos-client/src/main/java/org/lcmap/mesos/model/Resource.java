package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an agent: cpus, mem and disk (in MiB), ports, gpus, or what an operator defines. Give
 * offered resources back as they came when that is possible: Mesos compares them field by field.
 * {@code role} and {@code reservation} are the format for frameworks without
 * RESERVATION_REFINEMENT, {@code reservations} the one for those with it.
 */
public record Resource(
    String name,
    Value value,
    Optional<ResourceProviderId> providerId,
    Optional<String> role,
    Optional<AllocationInfo> allocationInfo,
    Optional<ReservationInfo> reservation,
    List<ReservationInfo> reservations,
    Optional<DiskInfo> disk,
    Optional<RevocableInfo> revocable,
    Optional<SharedInfo> shared,
    Map<String, Object> unknownFields) {
  public Resource {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    reservations = List.copyOf(reservations);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** An amount of a resource, unreserved. */
  public static Resource scalar(String name, double amount) {
    return builder(name, new Value.Scalar(amount)).build();
  }

  /** The amount, or 0 when this resource is not a scalar. */
  public double amount() {
    return value instanceof Value.Scalar scalar ? scalar.value() : 0;
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(String name, Value value) {
    return new Builder(name, value);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(name, value);
    builder.providerId = providerId;
    builder.role = role;
    builder.allocationInfo = allocationInfo;
    builder.reservation = reservation;
    builder.reservations = reservations;
    builder.disk = disk;
    builder.revocable = revocable;
    builder.shared = shared;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link Resource}. Not safe for use by several threads. */
  public static final class Builder {
    private final String name;
    private final Value value;
    private Optional<ResourceProviderId> providerId = Optional.empty();
    private Optional<String> role = Optional.empty();
    private Optional<AllocationInfo> allocationInfo = Optional.empty();
    private Optional<ReservationInfo> reservation = Optional.empty();
    private List<ReservationInfo> reservations = List.of();
    private Optional<DiskInfo> disk = Optional.empty();
    private Optional<RevocableInfo> revocable = Optional.empty();
    private Optional<SharedInfo> shared = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(String name, Value value) {
      this.name = name;
      this.value = value;
    }

    public Builder providerId(ResourceProviderId providerId) {
      this.providerId = Optional.of(providerId);
      return this;
    }

    public Builder role(String role) {
      this.role = Optional.of(role);
      return this;
    }

    public Builder allocationInfo(AllocationInfo allocationInfo) {
      this.allocationInfo = Optional.of(allocationInfo);
      return this;
    }

    public Builder reservation(ReservationInfo reservation) {
      this.reservation = Optional.of(reservation);
      return this;
    }

    public Builder reservations(List<ReservationInfo> reservations) {
      this.reservations = reservations;
      return this;
    }

    public Builder disk(DiskInfo disk) {
      this.disk = Optional.of(disk);
      return this;
    }

    public Builder revocable(RevocableInfo revocable) {
      this.revocable = Optional.of(revocable);
      return this;
    }

    public Builder shared(SharedInfo shared) {
      this.shared = Optional.of(shared);
      return this;
    }

    /** The finished value. */
    public Resource build() {
      return new Resource(
          name,
          value,
          providerId,
          role,
          allocationInfo,
          reservation,
          reservations,
          disk,
          revocable,
          shared,
          unknownFields);
    }
  }

  /** The role to which the resource is offered or allocated. */
  public record AllocationInfo(Optional<String> role, Map<String, Object> unknownFields) {
    public AllocationInfo {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public AllocationInfo(Optional<String> role) {
      this(role, Map.of());
    }
  }

  /**
   * For whom the resource is set aside, in the format of {@code reservations} with type and role.
   */
  public record ReservationInfo(
      Optional<EnumValue<Type>> type,
      Optional<String> role,
      Optional<String> principal,
      Optional<Labels> labels,
      Map<String, Object> unknownFields) {
    public ReservationInfo {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public ReservationInfo(
        Optional<EnumValue<Type>> type,
        Optional<String> role,
        Optional<String> principal,
        Optional<Labels> labels) {
      this(type, role, principal, labels, Map.of());
    }

    /** Who made the reservation: the operator (STATIC) or a call (DYNAMIC). */
    public enum Type {
      UNKNOWN,
      STATIC,
      DYNAMIC
    }
  }

  /** Says that the resource may be taken back at any time. */
  public record RevocableInfo(Map<String, Object> unknownFields) {
    public RevocableInfo {
      unknownFields = Map.copyOf(unknownFields);
    }
  }

  /** Says that several tasks may use the resource at once. */
  public record SharedInfo(Map<String, Object> unknownFields) {
    public SharedInfo {
      unknownFields = Map.copyOf(unknownFields);
    }
  }
}
