package org.lcmap.spark.mesos.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the page about all settings, {@code docs/configuration.md}: {@code make docs}. */
public final class ConfigurationPage {

  private static final String TOP =
      """
      # Settings on Mesos

      Written by `make docs` from the code of `spark-mesos`; do not edit. How to set them is on the page
      [settings](settings.md). All are checked at the start: what cannot be used is told at once, in one line each.

      Names, defaults and syntax are those of Spark 3.5, except where the last column says so. Lists are separated by
      commas, which no part of them can contain. An empty value counts as not set.
      """;

  private static final String END =
      """

      ## Others

      `spark.executorEnv.NAME` sets the variable `NAME` for executors. `spark.app.name` names the application and its
      tasks. `spark.driver.host` and `spark.driver.port` are where executors find the driver; `SPARK_PUBLIC_DNS` is the
      name that the master's pages show. All other settings are Spark's own and work as on any other cluster.

      Settings of cluster mode (`spark.mesos.dispatcher.*`, `spark.mesos.driverEnv.*`, `spark.mesos.driver.constraints`
      and the like) and of the fine-grained mode are refused. The log names `spark.mesos.*` settings that do not exist.
      """;

  private ConfigurationPage() {}

  /** Takes one argument, the file to write. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    StringBuilder page = new StringBuilder(TOP);
    for (Catalogue.Section section : Catalogue.SECTIONS) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append("| setting | default | what it does | value | compared with Spark 3.5 |\n");
      page.append("|---|---|---|---|---|\n");
      for (Setting<?> setting : section.settings()) {
        page.append(
            "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                    setting.name(),
                    setting.defaultText(),
                    cell(setting.meaning()),
                    cell(setting.syntax().allowed()),
                    cell(setting.compared())));
      }
    }
    return page.append(END).toString();
  }

  /** A bar would end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
