package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kills a task that does not answer. Times are in seconds; unset they are 15 (delay), 10
 * (interval), 20 (timeout) and 10 (grace period), with 3 failures in a row.
 */
public record HealthCheck(
    Probe probe,
    Optional<Double> delaySeconds,
    Optional<Double> intervalSeconds,
    Optional<Double> timeoutSeconds,
    Optional<Integer> consecutiveFailures,
    Optional<Double> gracePeriodSeconds,
    Map<String, Object> unknownFields) {
  public HealthCheck {
    requireNonNull(probe, "probe");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(Probe probe) {
    return new Builder(probe);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(probe);
    builder.delaySeconds = delaySeconds;
    builder.intervalSeconds = intervalSeconds;
    builder.timeoutSeconds = timeoutSeconds;
    builder.consecutiveFailures = consecutiveFailures;
    builder.gracePeriodSeconds = gracePeriodSeconds;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link HealthCheck}. Not safe for use by several threads. */
  public static final class Builder {
    private final Probe probe;
    private Optional<Double> delaySeconds = Optional.empty();
    private Optional<Double> intervalSeconds = Optional.empty();
    private Optional<Double> timeoutSeconds = Optional.empty();
    private Optional<Integer> consecutiveFailures = Optional.empty();
    private Optional<Double> gracePeriodSeconds = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(Probe probe) {
      this.probe = probe;
    }

    public Builder delaySeconds(double delaySeconds) {
      this.delaySeconds = Optional.of(delaySeconds);
      return this;
    }

    public Builder intervalSeconds(double intervalSeconds) {
      this.intervalSeconds = Optional.of(intervalSeconds);
      return this;
    }

    public Builder timeoutSeconds(double timeoutSeconds) {
      this.timeoutSeconds = Optional.of(timeoutSeconds);
      return this;
    }

    public Builder consecutiveFailures(int consecutiveFailures) {
      this.consecutiveFailures = Optional.of(consecutiveFailures);
      return this;
    }

    public Builder gracePeriodSeconds(double gracePeriodSeconds) {
      this.gracePeriodSeconds = Optional.of(gracePeriodSeconds);
      return this;
    }

    /** The finished value. */
    public HealthCheck build() {
      return new HealthCheck(
          probe,
          delaySeconds,
          intervalSeconds,
          timeoutSeconds,
          consecutiveFailures,
          gracePeriodSeconds,
          unknownFields);
    }
  }

  /** What is asked of the task. */
  public sealed interface Probe {
    /** Healthy when the command exits with 0. */
    @Transparent
    public record Command(CommandInfo command) implements Probe {
      public Command {
        requireNonNull(command, "command");
      }
    }

    /** Healthy when a GET answers with one of the statuses, or 200 to 399. */
    public record Http(
        Optional<EnumValue<NetworkInfo.Protocol>> protocol,
        Optional<String> scheme,
        int port,
        Optional<String> path,
        List<Integer> statuses,
        Map<String, Object> unknownFields)
        implements Probe {
      public Http {
        statuses = List.copyOf(statuses);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Http(
          Optional<EnumValue<NetworkInfo.Protocol>> protocol,
          Optional<String> scheme,
          int port,
          Optional<String> path,
          List<Integer> statuses) {
        this(protocol, scheme, port, path, statuses, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Http(int port) {
        this(Optional.empty(), Optional.empty(), port, Optional.empty(), List.of(), Map.of());
      }
    }

    /** Healthy when the port accepts a connection. */
    public record Tcp(
        Optional<EnumValue<NetworkInfo.Protocol>> protocol,
        int port,
        Map<String, Object> unknownFields)
        implements Probe {
      public Tcp {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Tcp(Optional<EnumValue<NetworkInfo.Protocol>> protocol, int port) {
        this(protocol, port, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Tcp(int port) {
        this(Optional.empty(), port, Map.of());
      }
    }

    /**
     * A probe that this client does not know; its payload is among the unknown fields of what holds
     * it.
     */
    public record Other(String type) implements Probe {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }
}
