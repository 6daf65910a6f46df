package org.lcmap.spark.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.lcmap.spark.cli.doctor.Paper;

/**
 * Where a command runs and writes.
 *
 * @param environment its variables; the script {@code lcmap-spark} says by {@code
 *     LCMAP_SPARK_TERMINAL} whether it writes to a terminal, and how wide that is
 */
record Console(Map<String, String> environment, PrintStream out) {

  /** Where the runtime is in an image. */
  static final Path IN_IMAGE = Path.of("/opt/lcmap-spark");

  Console {
    environment = Map.copyOf(environment);
  }

  /** The folder of this runtime. */
  Path home() {
    String folder = environment.get("LCMAP_SPARK_HOME");
    return folder == null ? IN_IMAGE : Path.of(folder);
  }

  /** What reports are written on. */
  Paper paper() {
    String width = environment.getOrDefault("LCMAP_SPARK_TERMINAL", "");
    if (!width.matches("\\d{1,4}")) {
      return Paper.PLAIN;
    }
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Paper(!plain, !plain, Integer.parseInt(width));
  }
}
