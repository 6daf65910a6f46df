package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.lcmap.spark.mesos.defaults.DriverAddress;
import org.lcmap.spark.mesos.defaults.Network;
import org.lcmap.spark.mesos.kubernetes.DriverAccess;
import org.lcmap.spark.mesos.kubernetes.KubernetesMaster;

/**
 * Completes the settings of a driver on a cluster, Mesos or another, by what can be known. Docs:
 * {@code docs/adr/0090-no-flag-that-could-be-known.md}.
 */
final class DriverDefaults {

  private static final System.Logger LOG = System.getLogger(MesosClusterManager.class.getName());

  private static final String HOST = "spark.driver.host";
  private static final String BIND = "spark.driver.bindAddress";

  private DriverDefaults() {}

  /** Does nothing where all runs in this process. */
  static void prepare(SparkConf conf, Map<String, String> environment, Network network) {
    if (conf.get("spark.master", "local").startsWith("local")) {
      return;
    }
    if (KubernetesMaster.is(conf.get("spark.master"))) {
      KubernetesDriver.prepare(conf, environment, DriverAccess.of(environment));
    }
    String master = conf.get("spark.master");
    if (!environment.containsKey("SPARK_LOCAL_HOSTNAME")
        && !environment.containsKey("SPARK_LOCAL_IP")) {
      address(
          conf, DriverAddress.choose(master, Optional.ofNullable(conf.get(HOST, null)), network));
    }
  }

  private static void address(SparkConf conf, DriverAddress address) {
    address.host().ifPresent(host -> conf.set(HOST, host));
    address.bindAddress().ifPresent(bind -> conf.setIfMissing(BIND, bind));
    address.note().ifPresent(note -> LOG.log(Level.WARNING, note));
  }
}
