package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;

/** A set of Linux capabilities. */
public record CapabilityInfo(
    List<EnumValue<Capability>> capabilities, Map<String, Object> unknownFields) {
  public CapabilityInfo {
    capabilities = List.copyOf(capabilities);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public CapabilityInfo(List<EnumValue<Capability>> capabilities) {
    this(capabilities, Map.of());
  }

  /** The capabilities of capabilities(7), without the prefix. */
  public enum Capability {
    UNKNOWN,
    CHOWN,
    DAC_OVERRIDE,
    DAC_READ_SEARCH,
    FOWNER,
    FSETID,
    KILL,
    SETGID,
    SETUID,
    SETPCAP,
    LINUX_IMMUTABLE,
    NET_BIND_SERVICE,
    NET_BROADCAST,
    NET_ADMIN,
    NET_RAW,
    IPC_LOCK,
    IPC_OWNER,
    SYS_MODULE,
    SYS_RAWIO,
    SYS_CHROOT,
    SYS_PTRACE,
    SYS_PACCT,
    SYS_ADMIN,
    SYS_BOOT,
    SYS_NICE,
    SYS_RESOURCE,
    SYS_TIME,
    SYS_TTY_CONFIG,
    MKNOD,
    LEASE,
    AUDIT_WRITE,
    AUDIT_CONTROL,
    SETFCAP,
    MAC_OVERRIDE,
    MAC_ADMIN,
    SYSLOG,
    WAKE_ALARM,
    BLOCK_SUSPEND,
    AUDIT_READ
  }
}
