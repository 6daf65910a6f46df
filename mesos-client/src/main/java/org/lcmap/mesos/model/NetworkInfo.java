package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network of a container: asked for by name, or found with its addresses. */
public record NetworkInfo(
    List<IpAddress> ipAddresses,
    Optional<String> name,
    List<String> groups,
    Optional<Labels> labels,
    List<PortMapping> portMappings,
    Map<String, Object> unknownFields) {
  public NetworkInfo {
    ipAddresses = List.copyOf(ipAddresses);
    groups = List.copyOf(groups);
    portMappings = List.copyOf(portMappings);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public NetworkInfo(
      List<IpAddress> ipAddresses,
      Optional<String> name,
      List<String> groups,
      Optional<Labels> labels,
      List<PortMapping> portMappings) {
    this(ipAddresses, name, groups, labels, portMappings, Map.of());
  }

  /** An address of the container. */
  public record IpAddress(
      Optional<EnumValue<Protocol>> protocol,
      Optional<String> ipAddress,
      Map<String, Object> unknownFields) {
    public IpAddress {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public IpAddress(Optional<EnumValue<Protocol>> protocol, Optional<String> ipAddress) {
      this(protocol, ipAddress, Map.of());
    }
  }

  /** Makes a port of the container one of the host. */
  public record PortMapping(
      int hostPort,
      int containerPort,
      Optional<String> protocol,
      Map<String, Object> unknownFields) {
    public PortMapping {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public PortMapping(int hostPort, int containerPort, Optional<String> protocol) {
      this(hostPort, containerPort, protocol, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public PortMapping(int hostPort, int containerPort) {
      this(hostPort, containerPort, Optional.empty(), Map.of());
    }
  }

  /** The protocols; Mesos writes these names so. */
  public enum Protocol {
    IPv4,
    IPv6
  }
}
