package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** Asks a task for its state and kills nothing. Times are in seconds. */
public record CheckInfo(
    Probe probe,
    Optional<Double> delaySeconds,
    Optional<Double> intervalSeconds,
    Optional<Double> timeoutSeconds,
    Map<String, Object> unknownFields) {
  public CheckInfo {
    requireNonNull(probe, "probe");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public CheckInfo(
      Probe probe,
      Optional<Double> delaySeconds,
      Optional<Double> intervalSeconds,
      Optional<Double> timeoutSeconds) {
    this(probe, delaySeconds, intervalSeconds, timeoutSeconds, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public CheckInfo(Probe probe) {
    this(probe, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** What is asked of the task. */
  public sealed interface Probe {
    /** The exit code of a command. */
    public record Command(CommandInfo command, Map<String, Object> unknownFields) implements Probe {
      public Command {
        requireNonNull(command, "command");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Command(CommandInfo command) {
        this(command, Map.of());
      }
    }

    /** The status that a GET answers. */
    public record Http(int port, Optional<String> path, Map<String, Object> unknownFields)
        implements Probe {
      public Http {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Http(int port, Optional<String> path) {
        this(port, path, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Http(int port) {
        this(port, Optional.empty(), Map.of());
      }
    }

    /** Whether a port accepts a connection. */
    public record Tcp(int port, Map<String, Object> unknownFields) implements Probe {
      public Tcp {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Tcp(int port) {
        this(port, Map.of());
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
