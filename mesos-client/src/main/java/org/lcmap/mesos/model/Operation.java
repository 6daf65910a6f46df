package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something to do with accepted offers. With an id, the framework hears of the outcome (and has to
 * acknowledge it).
 */
public record Operation(
    Action action, Optional<OperationId> id, Map<String, Object> unknownFields) {
  public Operation {
    requireNonNull(action, "action");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Operation(Action action, Optional<OperationId> id) {
    this(action, id, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Operation(Action action) {
    this(action, Optional.empty(), Map.of());
  }

  /** Starts these tasks. */
  public static Operation launch(List<TaskInfo> tasks) {
    return new Operation(new Action.Launch(tasks));
  }

  /** What to do. */
  public sealed interface Action {
    /** Starts tasks, each with its own executor or the built-in one. */
    public record Launch(List<TaskInfo> taskInfos, Map<String, Object> unknownFields)
        implements Action {
      public Launch {
        taskInfos = List.copyOf(taskInfos);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Launch(List<TaskInfo> taskInfos) {
        this(taskInfos, Map.of());
      }
    }

    /** Starts tasks together below one executor: all of them or none. */
    public record LaunchGroup(
        ExecutorInfo executor, TaskGroupInfo taskGroup, Map<String, Object> unknownFields)
        implements Action {
      public LaunchGroup {
        requireNonNull(executor, "executor");
        requireNonNull(taskGroup, "taskGroup");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public LaunchGroup(ExecutorInfo executor, TaskGroupInfo taskGroup) {
        this(executor, taskGroup, Map.of());
      }
    }

    /**
     * Sets resources aside for a role; {@code source} says what they were before (since Mesos 1.9).
     */
    public record Reserve(
        List<Resource> source, List<Resource> resources, Map<String, Object> unknownFields)
        implements Action {
      public Reserve {
        source = List.copyOf(source);
        resources = List.copyOf(resources);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Reserve(List<Resource> source, List<Resource> resources) {
        this(source, resources, Map.of());
      }
    }

    /** Gives reserved resources back to all. */
    public record Unreserve(List<Resource> resources, Map<String, Object> unknownFields)
        implements Action {
      public Unreserve {
        resources = List.copyOf(resources);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Unreserve(List<Resource> resources) {
        this(resources, Map.of());
      }
    }

    /** Makes persistent volumes. */
    public record Create(List<Resource> volumes, Map<String, Object> unknownFields)
        implements Action {
      public Create {
        volumes = List.copyOf(volumes);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Create(List<Resource> volumes) {
        this(volumes, Map.of());
      }
    }

    /** Deletes persistent volumes and what is on them. */
    public record Destroy(List<Resource> volumes, Map<String, Object> unknownFields)
        implements Action {
      public Destroy {
        volumes = List.copyOf(volumes);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Destroy(List<Resource> volumes) {
        this(volumes, Map.of());
      }
    }

    /** Adds disk to a volume. */
    public record GrowVolume(Resource volume, Resource addition, Map<String, Object> unknownFields)
        implements Action {
      public GrowVolume {
        requireNonNull(volume, "volume");
        requireNonNull(addition, "addition");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public GrowVolume(Resource volume, Resource addition) {
        this(volume, addition, Map.of());
      }
    }

    /** Takes disk from a volume. */
    public record ShrinkVolume(
        Resource volume, Value.Scalar subtract, Map<String, Object> unknownFields)
        implements Action {
      public ShrinkVolume {
        requireNonNull(volume, "volume");
        requireNonNull(subtract, "subtract");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public ShrinkVolume(Resource volume, Value.Scalar subtract) {
        this(volume, subtract, Map.of());
      }
    }

    /** Makes a disk of a raw one. */
    public record CreateDisk(
        Resource source,
        EnumValue<DiskInfo.Source.Type> targetType,
        Optional<String> targetProfile,
        Map<String, Object> unknownFields)
        implements Action {
      public CreateDisk {
        requireNonNull(source, "source");
        requireNonNull(targetType, "targetType");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public CreateDisk(
          Resource source,
          EnumValue<DiskInfo.Source.Type> targetType,
          Optional<String> targetProfile) {
        this(source, targetType, targetProfile, Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public CreateDisk(Resource source, EnumValue<DiskInfo.Source.Type> targetType) {
        this(source, targetType, Optional.empty(), Map.of());
      }
    }

    /** Makes a disk raw again. */
    public record DestroyDisk(Resource source, Map<String, Object> unknownFields)
        implements Action {
      public DestroyDisk {
        requireNonNull(source, "source");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public DestroyDisk(Resource source) {
        this(source, Map.of());
      }
    }

    /**
     * An action that this client does not know; its payload is among the unknown fields of what
     * holds it.
     */
    public record Other(String type) implements Action {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }
}
