package org.lcmap.spark.mesos.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All settings, in the order of the page. */
final class Catalogue {

  /** Settings of one kind. */
  record Section(String title, List<Setting<?>> settings) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section("Credentials and the master", MasterKeys.ALL),
          new Section("TLS", TlsKeys.ALL),
          new Section("Between driver and executors", SecurityKeys.ALL),
          new Section("The application", FrameworkKeys.ALL),
          new Section("Limits of an application", LimitKeys.ALL),
          new Section("One executor", ExecutorKeys.ALL),
          new Section("Offers", OfferKeys.ALL),
          new Section("Containers", ContainerKeys.ALL),
          new Section("Start of executors", LaunchKeys.ALL),
          new Section("Secrets for executors", SecretKeys.ALL),
          new Section("Agents that fail", ExclusionKeys.ALL),
          new Section("Modes", ModeKeys.ALL));

  private Catalogue() {}

  static Set<String> names() {
    return SECTIONS.stream()
        .flatMap(section -> section.settings().stream())
        .map(Setting::name)
        .collect(Collectors.toSet());
  }
}
