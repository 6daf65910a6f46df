package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A volume of a storage plugin. */
public record CsiVolume(
    String pluginName,
    Optional<StaticProvisioning> staticProvisioning,
    Map<String, Object> unknownFields) {
  public CsiVolume {
    requireNonNull(pluginName, "pluginName");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public CsiVolume(String pluginName, Optional<StaticProvisioning> staticProvisioning) {
    this(pluginName, staticProvisioning, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public CsiVolume(String pluginName) {
    this(pluginName, Optional.empty(), Map.of());
  }

  /** A volume that exists already. */
  public record StaticProvisioning(
      String volumeId,
      VolumeCapability volumeCapability,
      Map<String, Secret> nodeStageSecrets,
      Map<String, Secret> nodePublishSecrets,
      Map<String, String> volumeContext,
      Map<String, Object> unknownFields) {
    public StaticProvisioning {
      requireNonNull(volumeId, "volumeId");
      requireNonNull(volumeCapability, "volumeCapability");
      nodeStageSecrets = Map.copyOf(nodeStageSecrets);
      nodePublishSecrets = Map.copyOf(nodePublishSecrets);
      volumeContext = Map.copyOf(volumeContext);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public StaticProvisioning(
        String volumeId,
        VolumeCapability volumeCapability,
        Map<String, Secret> nodeStageSecrets,
        Map<String, Secret> nodePublishSecrets,
        Map<String, String> volumeContext) {
      this(
          volumeId,
          volumeCapability,
          nodeStageSecrets,
          nodePublishSecrets,
          volumeContext,
          Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public StaticProvisioning(String volumeId, VolumeCapability volumeCapability) {
      this(volumeId, volumeCapability, Map.of(), Map.of(), Map.of(), Map.of());
    }
  }

  /** How the volume is used; {@code block} or {@code mount} is set. */
  public record VolumeCapability(
      Optional<BlockVolume> block,
      Optional<MountVolume> mount,
      AccessMode accessMode,
      Map<String, Object> unknownFields) {
    public VolumeCapability {
      requireNonNull(accessMode, "accessMode");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public VolumeCapability(
        Optional<BlockVolume> block, Optional<MountVolume> mount, AccessMode accessMode) {
      this(block, mount, accessMode, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public VolumeCapability(AccessMode accessMode) {
      this(Optional.empty(), Optional.empty(), accessMode, Map.of());
    }
  }

  /** Used as a block device. */
  public record BlockVolume(Map<String, Object> unknownFields) {
    public BlockVolume {
      unknownFields = Map.copyOf(unknownFields);
    }
  }

  /** Used as a file system. */
  public record MountVolume(
      Optional<String> fsType, List<String> mountFlags, Map<String, Object> unknownFields) {
    public MountVolume {
      mountFlags = List.copyOf(mountFlags);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public MountVolume(Optional<String> fsType, List<String> mountFlags) {
      this(fsType, mountFlags, Map.of());
    }
  }

  /** Who may read and write at the same time. */
  public record AccessMode(EnumValue<Mode> mode, Map<String, Object> unknownFields) {
    public AccessMode {
      requireNonNull(mode, "mode");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public AccessMode(EnumValue<Mode> mode) {
      this(mode, Map.of());
    }

    /** The modes of the CSI specification. */
    public enum Mode {
      UNKNOWN,
      SINGLE_NODE_WRITER,
      SINGLE_NODE_READER_ONLY,
      MULTI_NODE_READER_ONLY,
      MULTI_NODE_SINGLE_WRITER,
      MULTI_NODE_MULTI_WRITER
    }
  }
}
