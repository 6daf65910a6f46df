package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How others may find a task. */
public record DiscoveryInfo(
    EnumValue<Visibility> visibility,
    Optional<String> name,
    Optional<String> environment,
    Optional<String> location,
    Optional<String> version,
    Optional<Ports> ports,
    Optional<Labels> labels,
    Map<String, Object> unknownFields) {
  public DiscoveryInfo {
    requireNonNull(visibility, "visibility");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public DiscoveryInfo(
      EnumValue<Visibility> visibility,
      Optional<String> name,
      Optional<String> environment,
      Optional<String> location,
      Optional<String> version,
      Optional<Ports> ports,
      Optional<Labels> labels) {
    this(visibility, name, environment, location, version, ports, labels, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public DiscoveryInfo(EnumValue<Visibility> visibility) {
    this(
        visibility,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** Who may find it. */
  public enum Visibility {
    FRAMEWORK,
    CLUSTER,
    EXTERNAL
  }

  /** The ports of the task. */
  public record Ports(List<Port> ports, Map<String, Object> unknownFields) {
    public Ports {
      ports = List.copyOf(ports);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Ports(List<Port> ports) {
      this(ports, Map.of());
    }
  }

  /** One port. */
  public record Port(
      int number,
      Optional<String> name,
      Optional<String> protocol,
      Optional<EnumValue<Visibility>> visibility,
      Optional<Labels> labels,
      Map<String, Object> unknownFields) {
    public Port {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Port(
        int number,
        Optional<String> name,
        Optional<String> protocol,
        Optional<EnumValue<Visibility>> visibility,
        Optional<Labels> labels) {
      this(number, name, protocol, visibility, labels, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Port(int number) {
      this(
          number, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
  }
}
