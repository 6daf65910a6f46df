package org.lcmap.spark.mesos.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the administrators handed out, where users keep it: in a variable {@code MESOS_SECRET}, in
 * the file that {@code MESOS_SECRET_FILE} names, or as {@code mesos.secret} beside the
 * certificates.
 */
public final class Handouts {

  private Handouts() {}

  /**
   * Something that was handed out.
   *
   * @param value may be a secret
   * @param place the variable's name, or the file
   */
  public record Found(String value, String place) {}

  /**
   * Looks for it as the cluster manager does; nothing when it is not there or cannot be read.
   *
   * @param what {@code principal}, {@code secret} or {@code role}
   */
  public static Optional<Found> look(
      Map<String, String> conf, Map<String, String> environment, String what) {
    return look(new Values(conf, environment), what);
  }

  /**
   * Looks in these three places, in this order.
   *
   * @param what {@code principal}, {@code secret} or {@code role}
   */
  static Optional<String> find(Values values, String what) {
    return look(values, what).map(Found::value);
  }

  private static Optional<Found> look(Values values, String what) {
    String variable = "MESOS_" + what.toUpperCase(Locale.ROOT);
    String file = variable + "_FILE";
    return values
        .variable(variable)
        .map(value -> new Found(value, "variable " + variable))
        .or(() -> fileInVariable(values, file).map(value -> new Found(value, "variable " + file)))
        .or(() -> besideCertificates(values, "mesos." + what));
  }

  /** The content of the file that a variable names. */
  static Optional<String> fileInVariable(Values values, String variable) {
    return values.variable(variable).flatMap(path -> content(values, variable, path));
  }

  private static Optional<Found> besideCertificates(Values values, String name) {
    String file = Path.of(values.get(TlsKeys.FOLDER), name).toString();
    return Files.exists(Path.of(file))
        ? content(values, TlsKeys.FOLDER.name(), file).map(value -> new Found(value, file))
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
