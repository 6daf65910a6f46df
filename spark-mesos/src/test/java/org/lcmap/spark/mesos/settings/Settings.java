package org.lcmap.spark.mesos.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads settings that are written as name, value, name, value. */
final class Settings {

  private static final Map<String, String> ENVIRONMENT = Map.of("SPARK_HOME", "/driver/spark");

  private Settings() {}

  static SparkMesosSettings of(String... pairs) {
    return of(ENVIRONMENT, pairs);
  }

  static SparkMesosSettings of(Map<String, String> environment, String... pairs) {
    return SparkMesosSettings.parse(conf(pairs), environment);
  }

  static List<String> problems(String... pairs) {
    return problems(ENVIRONMENT, pairs);
  }

  static List<String> problems(Map<String, String> environment, String... pairs) {
    SettingsException refusal =
        catchThrowableOfType(
            SettingsException.class, () -> SparkMesosSettings.parse(conf(pairs), environment));
    assertThat(refusal).isNotNull();
    assertThat(String.valueOf(refusal.getMessage()).lines())
        .containsExactlyElementsOf(refusal.problems());
    return refusal.problems();
  }

  private static Map<String, String> conf(String... pairs) {
    Map<String, String> conf = new HashMap<>();
    // Certificates of this machine are no part of a test.
    conf.put("spark.mesos.tls.folder", "/nonexistent");
    for (int i = 0; i < pairs.length; i += 2) {
      conf.put(pairs[i], pairs[i + 1]);
    }
    return conf;
  }
}
