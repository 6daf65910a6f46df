package org.lcmap.it;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** The embedded runtime under test: {@code LCMAP_SPARK_HOME}, set by {@code make test}. */
public final class Embedded {

  private Embedded() {}

  public static Path home() {
    return Path.of(
        requireNonNull(
            System.getenv("LCMAP_SPARK_HOME"), "LCMAP_SPARK_HOME is not set: run 'make test'"));
  }

  /** One of the runtime's commands, for example {@code spark-submit}. */
  public static Command command(String name) {
    return program("bin/" + name);
  }

  /** The runtime's Python, which starts Spark by itself. */
  public static Command python() {
    return program("python/bin/python3");
  }

  /** Without the image under test, in which executors would run. */
  private static Command program(String path) {
    return Command.of(home().resolve(path).toString()).with("IMAGE", "");
  }
}
