package org.lcmap.spark.mesos.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user has set, and what is wrong with it. An empty text counts as not set. */
final class Values {

  private final Map<String, String> conf;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Values(Map<String, String> conf, Map<String, String> environment) {
    this.conf = conf;
    this.environment = environment;
  }

  /** What is set, if that can be read. When not, that is a problem. */
  <T> Optional<T> given(Setting<T> setting) {
    return raw(setting.name()).flatMap(text -> read(setting, text));
  }

  /** What is set, or the default. */
  <T> T get(Setting<T> setting) {
    return given(setting)
        .or(setting::fallback)
        .orElseThrow(() -> new IllegalStateException(setting.name() + " has no default"));
  }

  boolean isSet(Setting<?> setting) {
    return raw(setting.name()).isPresent();
  }

  Optional<String> raw(String name) {
    return Optional.ofNullable(conf.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  Map<String, String> conf() {
    return conf;
  }

  Map<String, String> environment() {
    return environment;
  }

  private <T> Optional<T> read(Setting<T> setting, String text) {
    try {
      return Optional.of(setting.syntax().reader().apply(text));
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(
          setting.name()
              + (setting.syntax().secret() ? " cannot be used" : " is '" + text + "'")
              + ": it has to be "
              + setting.syntax().allowed());
      return Optional.empty();
    }
  }

  /** Adds a line about what cannot be used: name, value, what is allowed. */
  void problem(String line) {
    problems.add(line);
  }

  /** Adds a line about what the user should know. */
  void note(String line) {
    notes.add(line);
  }

  List<String> notes() {
    return notes;
  }

  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
