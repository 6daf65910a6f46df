package org.lcmap.mesos.model;

import java.util.Map;
import java.util.Optional;

/**
 * Linux features of a container. {@code capabilityInfo} is deprecated; {@code shmSize} is in MiB.
 */
public record LinuxInfo(
    Optional<CapabilityInfo> capabilityInfo,
    Optional<CapabilityInfo> boundingCapabilities,
    Optional<CapabilityInfo> effectiveCapabilities,
    Optional<Boolean> sharePidNamespace,
    Optional<SeccompInfo> seccomp,
    Optional<EnumValue<IpcMode>> ipcMode,
    Optional<Long> shmSize,
    Optional<Boolean> shareCgroups,
    Map<String, Object> unknownFields) {
  public LinuxInfo {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public LinuxInfo(
      Optional<CapabilityInfo> capabilityInfo,
      Optional<CapabilityInfo> boundingCapabilities,
      Optional<CapabilityInfo> effectiveCapabilities,
      Optional<Boolean> sharePidNamespace,
      Optional<SeccompInfo> seccomp,
      Optional<EnumValue<IpcMode>> ipcMode,
      Optional<Long> shmSize,
      Optional<Boolean> shareCgroups) {
    this(
        capabilityInfo,
        boundingCapabilities,
        effectiveCapabilities,
        sharePidNamespace,
        seccomp,
        ipcMode,
        shmSize,
        shareCgroups,
        Map.of());
  }

  /** Whose IPC namespace the container uses. */
  public enum IpcMode {
    UNKNOWN,
    PRIVATE,
    SHARE_PARENT
  }

  /** Which system calls are allowed. */
  public record SeccompInfo(
      Optional<String> profileName,
      Optional<Boolean> unconfined,
      Map<String, Object> unknownFields) {
    public SeccompInfo {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public SeccompInfo(Optional<String> profileName, Optional<Boolean> unconfined) {
      this(profileName, unconfined, Map.of());
    }
  }
}
