package org.lcmap.spark.mesos.settings;

import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.ContainerInfo.Containerizer.Docker.PortMapping;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Labels;
import org.lcmap.mesos.model.Parameter;
import org.lcmap.mesos.model.Volume;
import org.lcmap.spark.mesos.defaults.ExecutorImage;
import org.lcmap.spark.mesos.settings.LaunchSettings.Advertise;
import org.lcmap.spark.mesos.settings.LaunchSettings.Container;
import org.lcmap.spark.mesos.settings.LaunchSettings.Containerizer;

/** Settings of the container in which an executor runs. */
final class ContainerKeys {

  static final Setting<String> IMAGE =
      Setting.of(
              "spark.mesos.executor.docker.image",
              Syntax.text("the name of an image"),
              "The image in which executors run.")
          .otherwise(
              "`IMAGE`; in an image the name under which that was built, unless"
                  + " `spark.executor.uri` or `spark.mesos.executor.home` says where Spark is;"
                  + " else none")
          .compared("`IMAGE`, and an image that knows its name, are new");

  static final Setting<Boolean> FORCE_PULL =
      Setting.of(
              "spark.mesos.executor.docker.forcePullImage",
              Syntax.flag(),
              "Whether agents pull the image although they have it.")
          .byDefault(false, "false");

  static final Setting<Containerizer> CONTAINERIZER =
      Setting.of(
              "spark.mesos.containerizer",
              Syntax.oneOf(Containerizer.class),
              "Who makes the container of the image: Docker, or Mesos itself.")
          .byDefault(Containerizer.DOCKER, "docker");

  static final Setting<Boolean> ENTRYPOINT =
      Setting.of(
              "spark.mesos.executor.docker.entrypoint",
              Syntax.flag(),
              "Whether the image's entrypoint runs the executor; if not, `/bin/sh` takes its place."
                  + " With `spark.mesos.containerizer=docker`.")
          .byDefault(true, "true")
          .compared("new; 3.5 always replaced it");

  static final Setting<List<Volume>> VOLUMES =
      Setting.of(
              "spark.mesos.executor.docker.volumes",
              Syntax.listOf(
                  "[host_path:]container_path[:ro|:rw], separated by commas",
                  ContainerKeys::volume),
              "Folders of the agent, or new ones, that the executor sees.")
          .compared("also without an image");

  static final Setting<List<Parameter>> PARAMETERS =
      Setting.of(
          "spark.mesos.executor.docker.parameters",
          new Syntax<>(
              "key=value, separated by commas",
              true,
              text -> Syntax.listOf("", ContainerKeys::parameter).reader().apply(text)),
          "Options of `docker run`, without the dashes.");

  static final Setting<List<PortMapping>> PORT_MAPS =
      Setting.of(
              "spark.mesos.executor.docker.portmaps",
              Syntax.listOf(
                  "host_port:container_port[:tcp|:udp], separated by commas",
                  ContainerKeys::portMapping),
              "Ports of the container on the agent, which has to offer them. Without"
                  + " `spark.mesos.network.name` the container joins Docker's bridge.")
          .compared("3.5 left the container on the agent's network, where Mesos refuses them");

  static final Setting<String> NETWORK =
      Setting.of(
              "spark.mesos.network.name",
              Syntax.text("the name of a network"),
              "The network that the container joins.")
          .compared("3.5 named it twice, which today's Docker refuses");

  static final Setting<Labels> NETWORK_LABELS =
      Setting.of(
          "spark.mesos.network.labels",
          Syntax.parsed(
              "key:value, separated by commas, with \\, and \\: as such", LabelSyntax::parse),
          "Labels for the network.");

  static final Setting<Advertise> ADVERTISE =
      Setting.of(
              "spark.mesos.executor.advertise",
              Syntax.oneOf(Advertise.class),
              "Under which name executors are known to the driver and to each other: that of the"
                  + " agent, or the container's own address.")
          .otherwise("`container` with `spark.mesos.network.name`, else `agent`")
          .compared("new; the default is what 3.5 did (SPARK-28778)");

  static final List<Setting<?>> ALL =
      List.of(
          IMAGE,
          FORCE_PULL,
          CONTAINERIZER,
          ENTRYPOINT,
          VOLUMES,
          PARAMETERS,
          PORT_MAPS,
          NETWORK,
          NETWORK_LABELS,
          ADVERTISE);

  private ContainerKeys() {}

  static Container read(Values values) {
    Optional<String> network = values.given(NETWORK);
    return new Container(
        values.given(IMAGE).or(() -> known(values)),
        values.get(CONTAINERIZER),
        values.get(FORCE_PULL),
        values.get(ENTRYPOINT),
        values.given(VOLUMES).orElse(List.of()),
        values.given(PARAMETERS).orElse(List.of()),
        values.given(PORT_MAPS).orElse(List.of()),
        network,
        values.given(NETWORK_LABELS),
        values
            .given(ADVERTISE)
            .orElse(network.isPresent() ? Advertise.CONTAINER : Advertise.AGENT));
  }

  /** The driver's own image: the user says so, or it is where Spark has to come from. */
  private static Optional<String> known(Values values) {
    return ExecutorImage.given(values.environment())
        .or(
            () ->
                LaunchKeys.isPlaced(values)
                    ? Optional.empty()
                    : ExecutorImage.own(values.environment()));
  }

  /** With two parts, the second is a mode if it is one, and else the container's path. */
  private static Volume volume(String text) {
    String[] parts = text.split(":", -1);
    for (String part : parts) {
      if (part.isEmpty()) {
        throw new IllegalArgumentException();
      }
    }
    return switch (parts.length) {
      case 1 -> volume(Optional.empty(), parts[0], "rw");
      case 2 ->
          parts[1].equals("rw") || parts[1].equals("ro")
              ? volume(Optional.empty(), parts[0], parts[1])
              : volume(Optional.of(parts[0]), parts[1], "rw");
      case 3 -> volume(Optional.of(parts[0]), parts[1], parts[2]);
      default -> throw new IllegalArgumentException();
    };
  }

  private static Volume volume(Optional<String> hostPath, String containerPath, String mode) {
    Volume.Mode allowed =
        switch (mode) {
          case "rw" -> Volume.Mode.RW;
          case "ro" -> Volume.Mode.RO;
          default -> throw new IllegalArgumentException();
        };
    return new Volume(
        EnumValue.of(allowed), containerPath, hostPath, Optional.empty(), Optional.empty());
  }

  private static Parameter parameter(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException();
    }
    return new Parameter(text.substring(0, equals), text.substring(equals + 1));
  }

  private static PortMapping portMapping(String text) {
    String[] parts = text.split(":", -1);
    String protocol = parts.length == 3 ? parts[2] : "tcp";
    if (parts.length < 2
        || parts.length > 3
        || !(protocol.equals("tcp") || protocol.equals("udp"))) {
      throw new IllegalArgumentException();
    }
    Syntax<Integer> port = Syntax.port();
    return new PortMapping(
        port.reader().apply(parts[0]), port.reader().apply(parts[1]), Optional.of(protocol));
  }
}
