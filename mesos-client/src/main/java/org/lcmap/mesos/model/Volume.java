package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A folder or file made visible in a container. A relative host path is taken inside the sandbox.
 */
public record Volume(
    EnumValue<Mode> mode,
    String containerPath,
    Optional<String> hostPath,
    Optional<Image> image,
    Optional<VolumeSource> source,
    Map<String, Object> unknownFields) {
  public Volume {
    requireNonNull(mode, "mode");
    requireNonNull(containerPath, "containerPath");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Volume(
      EnumValue<Mode> mode,
      String containerPath,
      Optional<String> hostPath,
      Optional<Image> image,
      Optional<VolumeSource> source) {
    this(mode, containerPath, hostPath, image, source, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Volume(EnumValue<Mode> mode, String containerPath) {
    this(mode, containerPath, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** A folder of the host. */
  public static Volume ofHost(String hostPath, String containerPath, Mode mode) {
    return new Volume(
        EnumValue.of(mode),
        containerPath,
        Optional.of(hostPath),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether the container may write. */
  public enum Mode {
    RW,
    RO
  }
}
