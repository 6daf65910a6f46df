package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** An image for the Mesos containerizer. {@code cached} unset means true. */
public record Image(Kind kind, Optional<Boolean> cached, Map<String, Object> unknownFields) {
  public Image {
    requireNonNull(kind, "kind");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Image(Kind kind, Optional<Boolean> cached) {
    this(kind, cached, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Image(Kind kind) {
    this(kind, Optional.empty(), Map.of());
  }

  /** Which format the image has. */
  public sealed interface Kind {
    /** An App Container image. */
    public record Appc(
        String name,
        Optional<String> id,
        Optional<Labels> labels,
        Map<String, Object> unknownFields)
        implements Kind {
      public Appc {
        requireNonNull(name, "name");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Appc(String name, Optional<String> id, Optional<Labels> labels) {
        this(name, id, labels, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Appc(String name) {
        this(name, Optional.empty(), Optional.empty(), Map.of());
      }
    }

    /**
     * A Docker image; {@code config} is a {@code config.json} with credentials for the registry.
     */
    public record Docker(
        String name,
        Optional<Credential> credential,
        Optional<Secret> config,
        Map<String, Object> unknownFields)
        implements Kind {
      public Docker {
        requireNonNull(name, "name");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Docker(String name, Optional<Credential> credential, Optional<Secret> config) {
        this(name, credential, config, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Docker(String name) {
        this(name, Optional.empty(), Optional.empty(), Map.of());
      }
    }

    /**
     * A format that this client does not know; its payload is among the unknown fields of what
     * holds it.
     */
    public record Other(String type) implements Kind {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }
}
