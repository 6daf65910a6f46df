package org.lcmap.spark.mesos;

import org.lcmap.mesos.client.MasterAddress;

/** Which masters are Mesos's. */
final class MesosMaster {

  private MesosMaster() {}

  /** Whether Spark's master URL names a Mesos cluster. */
  static boolean isMesos(String master) {
    return master.startsWith("mesos://");
  }

  /** Where the masters are to be looked for. */
  static MasterAddress parse(String master) {
    try {
      return MasterAddress.parse(master);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()), e);
    }
  }
}
