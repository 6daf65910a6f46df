package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** What kind of disk a resource is, and what lives on it. */
public record DiskInfo(
    Optional<Persistence> persistence,
    Optional<Volume> volume,
    Optional<Source> source,
    Map<String, Object> unknownFields) {
  public DiskInfo {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public DiskInfo(
      Optional<Persistence> persistence, Optional<Volume> volume, Optional<Source> source) {
    this(persistence, volume, source, Map.of());
  }

  /** Makes the disk a volume that outlives its task. */
  public record Persistence(
      String id, Optional<String> principal, Map<String, Object> unknownFields) {
    public Persistence {
      requireNonNull(id, "id");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Persistence(String id, Optional<String> principal) {
      this(id, principal, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Persistence(String id) {
      this(id, Optional.empty(), Map.of());
    }
  }

  /** Where the disk comes from. {@code path} and {@code mount} go with the types of these names. */
  public record Source(
      EnumValue<Type> type,
      Optional<Path> path,
      Optional<Mount> mount,
      Optional<String> vendor,
      Optional<String> id,
      Optional<Labels> metadata,
      Optional<String> profile,
      Map<String, Object> unknownFields) {
    public Source {
      requireNonNull(type, "type");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Source(
        EnumValue<Type> type,
        Optional<Path> path,
        Optional<Mount> mount,
        Optional<String> vendor,
        Optional<String> id,
        Optional<Labels> metadata,
        Optional<String> profile) {
      this(type, path, mount, vendor, id, metadata, profile, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Source(EnumValue<Type> type) {
      this(
          type,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());
    }

    /** A folder that may be divided. */
    public record Path(Optional<String> root, Map<String, Object> unknownFields) {
      public Path {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Path(Optional<String> root) {
        this(root, Map.of());
      }
    }

    /** A whole file system. */
    public record Mount(Optional<String> root, Map<String, Object> unknownFields) {
      public Mount {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Mount(Optional<String> root) {
        this(root, Map.of());
      }
    }

    /** The kinds of disk. */
    public enum Type {
      UNKNOWN,
      PATH,
      MOUNT,
      BLOCK,
      RAW
    }
  }
}
