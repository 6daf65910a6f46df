package org.lcmap.spark.mesos.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.ContainerInfo;
import org.lcmap.mesos.model.ContainerInfo.Containerizer.Docker;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Image;
import org.lcmap.mesos.model.NetworkInfo;
import org.lcmap.mesos.model.Parameter;
import org.lcmap.mesos.model.Volume;
import org.lcmap.mesos.model.VolumeSource;
import org.lcmap.spark.mesos.settings.LaunchSettings;
import org.lcmap.spark.mesos.settings.LaunchSettings.Container;
import org.lcmap.spark.mesos.settings.LaunchSettings.Containerizer;

/** Describes the container of executors; all of an application's have the same. */
final class ExecutorContainer {

  private ExecutorContainer() {}

  static ContainerInfo of(LaunchSettings settings) {
    Container container = settings.container();
    return ContainerInfo.builder(
            container.image().isPresent()
                ? containerizer(settings, container.image().get())
                : new ContainerInfo.Containerizer.Mesos(Optional.empty()))
        .volumes(volumes(settings))
        .networkInfos(networks(container))
        .build();
  }

  /** Whether it has addresses of its own. */
  static boolean hasOwnNetwork(Container container) {
    return container.network().isPresent() || isOnBridge(container);
  }

  /** Mesos maps ports on the bridge and on networks with a name, never on the host's network. */
  private static boolean isOnBridge(Container container) {
    return container.network().isEmpty() && !container.mappedPorts().isEmpty();
  }

  private static ContainerInfo.Containerizer containerizer(LaunchSettings settings, String image) {
    Container container = settings.container();
    if (container.containerizer() == Containerizer.MESOS) {
      return new ContainerInfo.Containerizer.Mesos(
          Optional.of(
              new Image(new Image.Kind.Docker(image), Optional.of(!container.forcePull()))));
    }
    List<Parameter> parameters = new ArrayList<>(container.parameters());
    // Docker's containers do not heed the command's user.
    settings.user().ifPresent(user -> parameters.add(new Parameter("user", user)));
    return new Docker(
        image,
        network(container).map(EnumValue::of),
        container.portMappings(),
        Optional.empty(),
        parameters,
        Optional.of(container.forcePull()),
        Optional.empty());
  }

  private static Optional<Docker.Network> network(Container container) {
    if (container.network().isPresent()) {
      return Optional.of(Docker.Network.USER);
    }
    return isOnBridge(container) ? Optional.of(Docker.Network.BRIDGE) : Optional.empty();
  }

  private static List<NetworkInfo> networks(Container container) {
    return container.network().stream()
        .map(
            name ->
                new NetworkInfo(
                    List.of(), Optional.of(name), List.of(), container.networkLabels(), List.of()))
        .toList();
  }

  private static List<Volume> volumes(LaunchSettings settings) {
    List<Volume> volumes = new ArrayList<>(settings.container().volumes());
    for (LaunchSettings.SecretUse use : settings.secrets()) {
      use.file()
          .ifPresent(
              file ->
                  volumes.add(
                      new Volume(
                          EnumValue.of(Volume.Mode.RO),
                          file,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(
                              new VolumeSource(new VolumeSource.Kind.Secret(use.secret()))))));
    }
    return volumes;
  }
}
