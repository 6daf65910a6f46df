package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the agent knows of a container. */
public record ContainerStatus(
    Optional<ContainerId> containerId,
    List<NetworkInfo> networkInfos,
    Optional<CgroupInfo> cgroupInfo,
    Optional<Long> executorPid,
    Map<String, Object> unknownFields) {
  public ContainerStatus {
    networkInfos = List.copyOf(networkInfos);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public ContainerStatus(
      Optional<ContainerId> containerId,
      List<NetworkInfo> networkInfos,
      Optional<CgroupInfo> cgroupInfo,
      Optional<Long> executorPid) {
    this(containerId, networkInfos, cgroupInfo, executorPid, Map.of());
  }

  /** Its control group. */
  public record CgroupInfo(Optional<NetCls> netCls, Map<String, Object> unknownFields) {
    public CgroupInfo {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public CgroupInfo(Optional<NetCls> netCls) {
      this(netCls, Map.of());
    }
  }

  /** Its class for traffic control. */
  public record NetCls(Optional<Long> classid, Map<String, Object> unknownFields) {
    public NetCls {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public NetCls(Optional<Long> classid) {
      this(classid, Map.of());
    }
  }
}
