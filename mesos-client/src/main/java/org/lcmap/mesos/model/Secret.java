package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** A secret, by name or by value. Never printed. */
public record Secret(Content content, Map<String, Object> unknownFields) {
  public Secret {
    requireNonNull(content, "content");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Secret(Content content) {
    this(content, Map.of());
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "Secret[...]";
  }

  /** Where the secret is. */
  public sealed interface Content {
    /** A name that the secret resolver of the agent knows. */
    public record Reference(String name, Optional<String> key, Map<String, Object> unknownFields)
        implements Content {
      public Reference {
        requireNonNull(name, "name");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Reference(String name, Optional<String> key) {
        this(name, key, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Reference(String name) {
        this(name, Optional.empty(), Map.of());
      }
    }

    /** The secret itself. */
    public record Value(Bytes data, Map<String, Object> unknownFields) implements Content {
      public Value {
        requireNonNull(data, "data");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Value(Bytes data) {
        this(data, Map.of());
      }

      /** Says nothing of the secret. */
      @Override
      public String toString() {
        return "Value[...]";
      }
    }

    /**
     * A way to give a secret that this client does not know; its payload is among the unknown
     * fields of what holds it.
     */
    public record Other(String type) implements Content {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }
}
