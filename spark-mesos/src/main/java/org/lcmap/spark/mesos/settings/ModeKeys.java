package org.lcmap.spark.mesos.settings;

import java.util.List;
import java.util.Set;

/** Settings of modes that do not exist here: the fine-grained one, and cluster mode. */
final class ModeKeys {

  static final Setting<Boolean> COARSE =
      Setting.of(
              "spark.mesos.coarse",
              Syntax.flag(),
              "`true` only: executors live as long as the application. `false`, the fine-grained mode,"
                  + " is refused.")
          .byDefault(true, "true")
          .compared("the fine-grained mode is gone");

  static final List<Setting<?>> ALL = List.of(COARSE);

  private static final Set<String> CLUSTER =
      Set.of(
          "spark.mesos.driver.constraints",
          "spark.mesos.driver.labels",
          "spark.mesos.driver.memoryOverhead",
          "spark.mesos.driver.secret.names",
          "spark.mesos.driver.secret.values",
          "spark.mesos.driver.secret.envkeys",
          "spark.mesos.driver.secret.filenames",
          "spark.mesos.appJar.local.resolution.mode",
          "spark.mesos.maxDrivers",
          "spark.mesos.retainedDrivers",
          "spark.mesos.cluster.retry.wait.max",
          "spark.mesos.proxy.baseURL");

  private static final List<String> CLUSTER_PREFIXES =
      List.of("spark.mesos.dispatcher.", "spark.mesos.driverEnv.");

  private ModeKeys() {}

  /** Refuses what belongs to other modes, and notes settings that nobody knows. */
  static void check(Values values, Set<String> known) {
    if (!values.get(COARSE)) {
      values.problem(
          COARSE.name() + " is 'false': it has to be true, there is no fine-grained mode any more");
    }
    if (values.raw("spark.mesos.mesosExecutor.cores").isPresent()) {
      values.problem(
          "spark.mesos.mesosExecutor.cores is set: it belongs to the fine-grained mode, which is no"
              + " more; remove it");
    }
    if (values.raw("spark.submit.deployMode").filter("cluster"::equals).isPresent()) {
      values.problem(
          "spark.submit.deployMode is 'cluster': it has to be client, the driver runs where it is"
              + " started");
    }
    values.conf().keySet().stream()
        .sorted()
        .filter(name -> name.startsWith("spark.mesos.") && !known.contains(name))
        .forEach(name -> checkName(values, name));
  }

  private static void checkName(Values values, String name) {
    if (CLUSTER.contains(name) || CLUSTER_PREFIXES.stream().anyMatch(name::startsWith)) {
      values.problem(
          name + " is set: it belongs to cluster mode, which is not supported; remove it");
    } else if (!name.equals("spark.mesos.mesosExecutor.cores")) {
      values.note(name + " is not a setting of Spark on Mesos: it is ignored");
    }
  }
}
