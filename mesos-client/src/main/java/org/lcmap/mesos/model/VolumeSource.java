package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** Where a volume comes from when it is not a plain folder of the host. */
public record VolumeSource(Kind kind, Map<String, Object> unknownFields) {
  public VolumeSource {
    requireNonNull(kind, "kind");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public VolumeSource(Kind kind) {
    this(kind, Map.of());
  }

  /** The kinds of source. */
  public sealed interface Kind {
    /** A volume of a Docker volume plugin. */
    public record DockerVolume(
        Optional<String> driver,
        String name,
        Optional<Parameters> driverOptions,
        Map<String, Object> unknownFields)
        implements Kind {
      public DockerVolume {
        requireNonNull(name, "name");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public DockerVolume(
          Optional<String> driver, String name, Optional<Parameters> driverOptions) {
        this(driver, name, driverOptions, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public DockerVolume(String name) {
        this(Optional.empty(), name, Optional.empty(), Map.of());
      }
    }

    /** A path of the host, with a rule for mounts below it. */
    public record HostPath(
        String path, Optional<MountPropagation> mountPropagation, Map<String, Object> unknownFields)
        implements Kind {
      public HostPath {
        requireNonNull(path, "path");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public HostPath(String path, Optional<MountPropagation> mountPropagation) {
        this(path, mountPropagation, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public HostPath(String path) {
        this(path, Optional.empty(), Map.of());
      }
    }

    /** A path in the sandbox of this container or of the one around it. */
    public record SandboxPath(
        Optional<EnumValue<Type>> type, String path, Map<String, Object> unknownFields)
        implements Kind {
      public SandboxPath {
        requireNonNull(path, "path");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public SandboxPath(Optional<EnumValue<Type>> type, String path) {
        this(type, path, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public SandboxPath(String path) {
        this(Optional.empty(), path, Map.of());
      }

      /** Whose sandbox. */
      public enum Type {
        UNKNOWN,
        SELF,
        PARENT
      }
    }

    /** A secret, as a file. */
    @Transparent
    public record Secret(org.lcmap.mesos.model.Secret secret) implements Kind {
      public Secret {
        requireNonNull(secret, "secret");
      }
    }

    /** A volume of a storage plugin (Container Storage Interface). */
    @Transparent
    public record CsiVolume(org.lcmap.mesos.model.CsiVolume volume) implements Kind {
      public CsiVolume {
        requireNonNull(volume, "volume");
      }
    }

    /**
     * A source that this client does not know; its payload is among the unknown fields of what
     * holds it.
     */
    public record Other(String type) implements Kind {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }

  /** Whether mounts made later are seen on the other side. */
  public record MountPropagation(
      Optional<EnumValue<Mode>> mode, Map<String, Object> unknownFields) {
    public MountPropagation {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public MountPropagation(Optional<EnumValue<Mode>> mode) {
      this(mode, Map.of());
    }

    /** In which direction. */
    public enum Mode {
      UNKNOWN,
      HOST_TO_CONTAINER,
      BIDIRECTIONAL
    }
  }
}
