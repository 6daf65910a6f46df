package org.lcmap.spark.mesos.settings;

import java.util.Map;

/** Reads all settings and collects what is wrong with them. */
final class SettingsParser {

  private SettingsParser() {}

  static SparkMesosSettings parse(Map<String, String> conf, Map<String, String> environment) {
    Values values = new Values(conf, environment);
    ModeKeys.check(values, Catalogue.names());
    SecurityKeys.check(values);
    LaunchSettings.Container container = ContainerKeys.read(values);
    ExecutorShape shape = ExecutorKeys.read(values, container.mappedPorts());
    Limits limits = LimitKeys.read(values, shape);
    SparkMesosSettings settings =
        new SparkMesosSettings(
            MasterKeys.read(values),
            FrameworkKeys.read(values, limits.gpus() > 0),
            shape,
            limits,
            OfferKeys.read(values),
            LaunchKeys.read(values, shape, container),
            ExclusionKeys.read(values),
            values.notes());
    values.throwProblems();
    return settings;
  }
}
