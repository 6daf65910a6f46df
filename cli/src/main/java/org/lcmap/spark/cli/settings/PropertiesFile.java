package org.lcmap.spark.cli.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads a file of settings as Spark does: Java's properties, in UTF-8, Spark's own names only. */
final class PropertiesFile {

  private PropertiesFile() {}

  /**
   * The settings of a file.
   *
   * @throws UnusableSettingsException when it cannot be read
   */
  static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableSettingsException(
          "the file " + file + " cannot be read: " + e.getMessage());
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith("spark.")) {
        settings.put(name, properties.getProperty(name).strip());
      }
    }
    return settings;
  }
}
