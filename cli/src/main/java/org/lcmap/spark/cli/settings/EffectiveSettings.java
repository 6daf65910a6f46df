package org.lcmap.spark.cli.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All settings that a command would have: those of the command line, else those of a properties
 * file, else those of {@code spark-defaults.conf}, else what the environment says.
 */
public final class EffectiveSettings {

  private static final String MASTER = "spark.master";
  private static final String NO_MASTER = "local[*]";

  private final Map<String, Given> byName = new TreeMap<>();
  private final Map<String, String> environment;

  private EffectiveSettings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads all of them.
   *
   * @throws UnusableSettingsException when a file is not there
   */
  public static EffectiveSettings read(SparkOptions options, Map<String, String> environment) {
    EffectiveSettings settings = new EffectiveSettings(environment);
    Map<String, Given> last = new LinkedHashMap<>();
    options.given().forEach(given -> last.put(given.name(), given));
    last.values().forEach(settings::add);
    options.propertiesFile().map(Path::of).ifPresent(settings::addFile);
    if (options.propertiesFile().isEmpty() || options.loadsDefaults()) {
      settings.defaultsFile().filter(Files::isRegularFile).ifPresent(settings::addFile);
    }
    settings.addVariable(MASTER, "MASTER");
    settings.addVariable("spark.driver.memory", "SPARK_DRIVER_MEMORY");
    if (!settings.byName.containsKey(MASTER)) {
      settings.add(new Given(MASTER, NO_MASTER, new Origin.Ours("no master is named")));
    }
    return settings;
  }

  private Optional<Path> defaultsFile() {
    return Optional.ofNullable(environment.get("SPARK_CONF_DIR"))
        .map(folder -> Path.of(folder, "spark-defaults.conf"));
  }

  private void addFile(Path file) {
    Origin origin = new Origin.SettingsFile(file);
    PropertiesFile.read(file).forEach((name, value) -> add(new Given(name, value, origin)));
  }

  private void addVariable(String name, String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    if (!value.isEmpty()) {
      add(new Given(name, value, new Origin.Variable(variable)));
    }
  }

  /** What was there before wins. */
  private void add(Given given) {
    byName.putIfAbsent(given.name(), given);
  }

  /** All of them, by name. */
  public Collection<Given> all() {
    return byName.values();
  }

  /** The setting of that name, if it has a value. */
  public Optional<Given> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Names and values, as Spark's configuration has them. */
  public Map<String, String> asMap() {
    return byName.values().stream().collect(Collectors.toMap(Given::name, Given::value));
  }

  /** Where jobs would run. */
  public String master() {
    return find(MASTER).map(Given::value).orElse(NO_MASTER);
  }

  /** The variables of the environment. */
  public Map<String, String> environment() {
    return environment;
  }
}
