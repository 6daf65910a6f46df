package org.lcmap.spark.mesos.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the administrators handed out, where users keep it: in a variable {@code MESOS_SECRET}, in
 * the file that {@code MESOS_SECRET_FILE} names, or as {@code mesos.secret} beside the
 * certificates.
 */
final class Handouts {

  private Handouts() {}

  /**
   * Looks in these three places, in this order.
   *
   * @param what {@code principal}, {@code secret} or {@code role}
   */
  static Optional<String> find(Values values, String what) {
    String variable = "MESOS_" + what.toUpperCase(java.util.Locale.ROOT);
    return values
        .variable(variable)
        .or(() -> fileInVariable(values, variable + "_FILE"))
        .or(() -> besideCertificates(values, "mesos." + what));
  }

  /** The content of the file that a variable names. */
  static Optional<String> fileInVariable(Values values, String variable) {
    return values.variable(variable).flatMap(path -> content(values, variable, path));
  }

  private static Optional<String> besideCertificates(Values values, String name) {
    String folder = values.get(TlsKeys.FOLDER);
    Path file = Path.of(folder, name);
    return Files.exists(file)
        ? content(values, TlsKeys.FOLDER.name(), file.toString())
        : Optional.empty();
  }

  /**
   * What a file holds, without white space around it. When it cannot be read, that is a problem.
   */
  static Optional<String> content(Values values, String setting, String path) {
    try {
      String content = Files.readString(Path.of(path)).strip();
      if (content.isEmpty()) {
        values.problem(setting + " is '" + path + "': that file is empty");
      }
      return Optional.of(content).filter(text -> !text.isEmpty());
    } catch (IOException | RuntimeException e) {
      values.problem(setting + " is '" + path + "': it has to be a file that can be read");
      return Optional.empty();
    }
  }
}
