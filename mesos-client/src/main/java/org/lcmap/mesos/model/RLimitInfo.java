package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits of the processes in a container. */
public record RLimitInfo(List<RLimit> rlimits, Map<String, Object> unknownFields) {
  public RLimitInfo {
    rlimits = List.copyOf(rlimits);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public RLimitInfo(List<RLimit> rlimits) {
    this(rlimits, Map.of());
  }

  /** One limit; without values it is unlimited. */
  public record RLimit(
      Optional<EnumValue<Type>> type,
      Optional<Long> hard,
      Optional<Long> soft,
      Map<String, Object> unknownFields) {
    public RLimit {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public RLimit(Optional<EnumValue<Type>> type, Optional<Long> hard, Optional<Long> soft) {
      this(type, hard, soft, Map.of());
    }

    /** The limits of setrlimit(2). */
    public enum Type {
      UNKNOWN,
      RLMT_AS,
      RLMT_CORE,
      RLMT_CPU,
      RLMT_DATA,
      RLMT_FSIZE,
      RLMT_LOCKS,
      RLMT_MEMLOCK,
      RLMT_MSGQUEUE,
      RLMT_NICE,
      RLMT_NOFILE,
      RLMT_NPROC,
      RLMT_RSS,
      RLMT_RTPRIO,
      RLMT_RTTIME,
      RLMT_SIGPENDING,
      RLMT_STACK
    }
  }
}
