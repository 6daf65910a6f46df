package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A master, as it announces itself to frameworks and in ZooKeeper. {@code ip} is an IPv4 address as
 * a number in network byte order, of no use for a connection: take {@code address}, or {@code
 * hostname} and {@code port}.
 */
public record MasterInfo(
    String id,
    long ip,
    int port,
    Optional<String> pid,
    Optional<String> hostname,
    Optional<String> version,
    Optional<Address> address,
    Optional<DomainInfo> domain,
    List<Capability> capabilities,
    Map<String, Object> unknownFields) {
  public MasterInfo {
    requireNonNull(id, "id");
    capabilities = List.copyOf(capabilities);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public MasterInfo(
      String id,
      long ip,
      int port,
      Optional<String> pid,
      Optional<String> hostname,
      Optional<String> version,
      Optional<Address> address,
      Optional<DomainInfo> domain,
      List<Capability> capabilities) {
    this(id, ip, port, pid, hostname, version, address, domain, capabilities, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public MasterInfo(String id, long ip, int port) {
    this(
        id,
        ip,
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /** Something that this master can do. */
  public record Capability(Optional<EnumValue<Type>> type, Map<String, Object> unknownFields) {
    public Capability {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Capability(Optional<EnumValue<Type>> type) {
      this(type, Map.of());
    }

    /** The capabilities known to Mesos 1.12. */
    public enum Type {
      UNKNOWN,
      AGENT_UPDATE,
      AGENT_DRAINING,
      QUOTA_V2
    }
  }
}
