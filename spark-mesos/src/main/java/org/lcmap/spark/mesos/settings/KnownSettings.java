package org.lcmap.spark.mesos.settings;

import java.util.List;
import java.util.Optional;

/** The settings of Spark on Mesos, for programs that show them. */
public final class KnownSettings {

  /**
   * A setting.
   *
   * @param name in Spark's configuration
   * @param secret whether its value must never be shown
   * @param whenUnset what counts when it is not set, in words
   */
  public record Known(String name, boolean secret, String whenUnset) {}

  private static final List<Known> ALL =
      Catalogue.SECTIONS.stream()
          .flatMap(section -> section.settings().stream())
          .map(
              setting ->
                  new Known(setting.name(), setting.syntax().secret(), setting.defaultText()))
          .toList();

  private KnownSettings() {}

  /** All of them, in the order of the page on settings. */
  public static List<Known> all() {
    return ALL;
  }

  /** The setting of that name, if it is one of Spark on Mesos. */
  public static Optional<Known> find(String name) {
    return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
  }
}
