package org.lcmap.spark.mesos.settings;

import java.util.List;
import java.util.Map;

/**
 * All settings of an application on Mesos, checked.
 *
 * @param master how to reach a master and prove who we are
 * @param framework what the master is told about the application
 * @param shape what one executor asks for
 * @param limits what all executors together may take
 * @param offers how offers are chosen and refused
 * @param launch how an executor is started
 * @param exclusion when agents that fail are left alone
 * @param notes what the user should know, such as a default that was taken; one line each, to be
 *     logged at the start
 */
public record SparkMesosSettings(
    MasterSettings master,
    FrameworkSettings framework,
    ExecutorShape shape,
    Limits limits,
    OfferSettings offers,
    LaunchSettings launch,
    ExclusionSettings exclusion,
    List<String> notes) {

  public SparkMesosSettings {
    notes = List.copyOf(notes);
  }

  /**
   * Reads all settings.
   *
   * @param conf Spark's settings, as {@code SparkConf} has them
   * @param environment of the driver's process
   * @throws SettingsException when any cannot be used; it names all of them
   */
  public static SparkMesosSettings parse(
      Map<String, String> conf, Map<String, String> environment) {
    return SettingsParser.parse(conf, environment);
  }

  /** The same, told otherwise to the master. */
  public SparkMesosSettings with(FrameworkSettings other) {
    return new SparkMesosSettings(master, other, shape, limits, offers, launch, exclusion, notes);
  }
}
