package org.lcmap.spark.mesos.settings;

import java.util.Map;

/** Reads all settings and collects what is wrong with them. */
@SuppressWarnings({"DoNotCallSuggester", "unused"}) // signatures first, the rest follows
final class SettingsParser {

  private SettingsParser() {}

  static SparkMesosSettings parse(Map<String, String> conf, Map<String, String> environment) {
    throw new UnsupportedOperationException("soon");
  }
}
