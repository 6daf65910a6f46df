package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** What a check found; without a value, no result yet. */
public record CheckStatusInfo(Result result, Map<String, Object> unknownFields) {
  public CheckStatusInfo {
    requireNonNull(result, "result");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public CheckStatusInfo(Result result) {
    this(result, Map.of());
  }

  /** The result, by the kind of check. */
  public sealed interface Result {
    /** The exit code. */
    public record Command(Optional<Integer> exitCode, Map<String, Object> unknownFields)
        implements Result {
      public Command {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Command(Optional<Integer> exitCode) {
        this(exitCode, Map.of());
      }
    }

    /** The HTTP status. */
    public record Http(Optional<Integer> statusCode, Map<String, Object> unknownFields)
        implements Result {
      public Http {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Http(Optional<Integer> statusCode) {
        this(statusCode, Map.of());
      }
    }

    /** Whether the connection was made. */
    public record Tcp(Optional<Boolean> succeeded, Map<String, Object> unknownFields)
        implements Result {
      public Tcp {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Tcp(Optional<Boolean> succeeded) {
        this(succeeded, Map.of());
      }
    }

    /**
     * A result that this client does not know; its payload is among the unknown fields of what
     * holds it.
     */
    public record Other(String type) implements Result {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }
}
