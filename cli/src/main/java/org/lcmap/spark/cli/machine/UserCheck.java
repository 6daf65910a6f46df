package org.lcmap.spark.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Outcome;

/** Who runs this, and whether there is a home to write to. */
public final class UserCheck implements Check {

  private final Map<String, String> environment;

  /** Looks at this process's user. */
  public UserCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "user";
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    String home = environment.getOrDefault("HOME", "");
    String who = "%s (%s)".formatted(id(), environment.getOrDefault("USER", "no name"));
    // lib/user.sh has set it there, because what was set before cannot be written.
    if (home.isEmpty() || home.startsWith(environment.getOrDefault("LCMAP_SPARK_STATE", "\0"))) {
      return new Outcome.Warning(
          who + ", without a home that can be written: " + home + " takes its place",
          "what programs keep at home is lost with the container: give a folder of your own, by -v"
              + " FOLDER:/home/lcmap or -e HOME=FOLDER");
    }
    return new Outcome.Ok(who + ", home " + home);
  }

  private static String id() {
    try {
      return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | RuntimeException e) {
      return "?";
    }
  }
}
