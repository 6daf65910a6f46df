package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The container in which a task or an executor runs. */
public record ContainerInfo(
    Containerizer containerizer,
    List<Volume> volumes,
    Optional<String> hostname,
    List<NetworkInfo> networkInfos,
    Optional<LinuxInfo> linuxInfo,
    Optional<RLimitInfo> rlimitInfo,
    Optional<TtyInfo> ttyInfo,
    Map<String, Object> unknownFields) {
  public ContainerInfo {
    requireNonNull(containerizer, "containerizer");
    volumes = List.copyOf(volumes);
    networkInfos = List.copyOf(networkInfos);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder(Containerizer containerizer) {
    return new Builder(containerizer);
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder(containerizer);
    builder.volumes = volumes;
    builder.hostname = hostname;
    builder.networkInfos = networkInfos;
    builder.linuxInfo = linuxInfo;
    builder.rlimitInfo = rlimitInfo;
    builder.ttyInfo = ttyInfo;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /**
   * Collects the optional parts of a {@link ContainerInfo}. Not safe for use by several threads.
   */
  public static final class Builder {
    private final Containerizer containerizer;
    private List<Volume> volumes = List.of();
    private Optional<String> hostname = Optional.empty();
    private List<NetworkInfo> networkInfos = List.of();
    private Optional<LinuxInfo> linuxInfo = Optional.empty();
    private Optional<RLimitInfo> rlimitInfo = Optional.empty();
    private Optional<TtyInfo> ttyInfo = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder(Containerizer containerizer) {
      this.containerizer = containerizer;
    }

    public Builder volumes(List<Volume> volumes) {
      this.volumes = volumes;
      return this;
    }

    public Builder hostname(String hostname) {
      this.hostname = Optional.of(hostname);
      return this;
    }

    public Builder networkInfos(List<NetworkInfo> networkInfos) {
      this.networkInfos = networkInfos;
      return this;
    }

    public Builder linuxInfo(LinuxInfo linuxInfo) {
      this.linuxInfo = Optional.of(linuxInfo);
      return this;
    }

    public Builder rlimitInfo(RLimitInfo rlimitInfo) {
      this.rlimitInfo = Optional.of(rlimitInfo);
      return this;
    }

    public Builder ttyInfo(TtyInfo ttyInfo) {
      this.ttyInfo = Optional.of(ttyInfo);
      return this;
    }

    /** The finished value. */
    public ContainerInfo build() {
      return new ContainerInfo(
          containerizer,
          volumes,
          hostname,
          networkInfos,
          linuxInfo,
          rlimitInfo,
          ttyInfo,
          unknownFields);
    }
  }

  /** Who makes the container. */
  public sealed interface Containerizer {
    /** Docker, by its command line. The network is HOST when unset. */
    public record Docker(
        String image,
        Optional<EnumValue<Network>> network,
        List<PortMapping> portMappings,
        Optional<Boolean> privileged,
        List<Parameter> parameters,
        Optional<Boolean> forcePullImage,
        Optional<String> volumeDriver,
        Map<String, Object> unknownFields)
        implements Containerizer {
      public Docker {
        requireNonNull(image, "image");
        portMappings = List.copyOf(portMappings);
        parameters = List.copyOf(parameters);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Docker(
          String image,
          Optional<EnumValue<Network>> network,
          List<PortMapping> portMappings,
          Optional<Boolean> privileged,
          List<Parameter> parameters,
          Optional<Boolean> forcePullImage,
          Optional<String> volumeDriver) {
        this(
            image,
            network,
            portMappings,
            privileged,
            parameters,
            forcePullImage,
            volumeDriver,
            Map.of());
      }

      /** With what Mesos requires, and nothing else. */
      public Docker(String image) {
        this(
            image,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
      }

      /** The networks of {@code docker run --net}. */
      public enum Network {
        HOST,
        BRIDGE,
        NONE,
        USER
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
    }

    /** The agent itself, with an image or in the file system of the host. */
    public record Mesos(Optional<Image> image, Map<String, Object> unknownFields)
        implements Containerizer {
      public Mesos {
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Mesos(Optional<Image> image) {
        this(image, Map.of());
      }
    }

    /**
     * A containerizer that this client does not know; its payload is among the unknown fields of
     * what holds it.
     */
    public record Other(String type) implements Containerizer {
      public Other {
        requireNonNull(type, "type");
      }
    }
  }
}
