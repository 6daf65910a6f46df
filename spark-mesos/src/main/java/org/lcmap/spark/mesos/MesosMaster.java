package org.lcmap.spark.mesos;

/** Which masters are Mesos's. */
final class MesosMaster {

  private MesosMaster() {}

  /** Whether Spark's master URL names a Mesos cluster. */
  static boolean isMesos(String master) {
    return master.startsWith("mesos://");
  }
}
