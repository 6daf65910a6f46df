package org.lcmap.spark.mesos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What driver and executors must have in common, or jobs fail in odd ways: serialized objects and
 * functions of one do not work in the other.
 *
 * @param versions by the name of the program, as far as they matter: {@code Java 17}, {@code Python
 *     3.11}
 */
record RuntimeVersions(Map<String, String> versions) {

  private static final String PREFIX = "version.";

  RuntimeVersions {
    versions = Map.copyOf(versions);
  }

  /** Of this process; Python's is told by whoever knows it. */
  static RuntimeVersions ofThisProcess() {
    return new RuntimeVersions(
        Map.of(
            "Spark", org.apache.spark.package$.MODULE$.SPARK_VERSION(),
            "Scala", scala.util.Properties.versionNumberString(),
            "Java", Integer.toString(Runtime.version().feature())));
  }

  RuntimeVersions with(String program, String version) {
    Map<String, String> more = new HashMap<>(versions);
    more.put(program, version);
    return new RuntimeVersions(more);
  }

  /** How this one, of an executor, differs from the driver's: one phrase each, in a fixed order. */
  List<String> differencesFrom(RuntimeVersions driver) {
    List<String> differences = new ArrayList<>();
    for (String program : List.of("Spark", "Scala", "Java", "Python")) {
      String own = versions.get(program);
      String wanted = driver.versions.get(program);
      if (own != null && wanted != null && !own.equals(wanted)) {
        differences.add(
            program + " " + own + " on the executor, " + program + " " + wanted + " on the driver");
      }
    }
    return differences;
  }

  /** As entries of a message. */
  Map<String, String> toEntries() {
    Map<String, String> entries = new HashMap<>();
    versions.forEach((program, version) -> entries.put(PREFIX + program, version));
    return entries;
  }

  /** From the entries of a message, which may hold others. */
  static RuntimeVersions ofEntries(Map<String, String> entries) {
    Map<String, String> versions = new HashMap<>();
    entries.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            versions.put(name.substring(PREFIX.length()), value);
          }
        });
    return new RuntimeVersions(versions);
  }
}
