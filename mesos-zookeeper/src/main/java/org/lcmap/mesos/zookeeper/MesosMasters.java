package org.lcmap.mesos.zookeeper;

import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.mesos.client.MasterDetector;

/** Makes a detector for any address of Mesos, with ZooKeeper or without. */
public final class MesosMasters {

  private MesosMasters() {}

  /**
   * A detector for an address as users write it; see {@link MasterAddress}. Whoever asks for it
   * closes it, or gives it to a client, which does so.
   *
   * @throws IllegalArgumentException when the address cannot be understood
   */
  public static MasterDetector detector(String address) {
    return detector(MasterAddress.parse(address));
  }

  /** A detector for an address. */
  public static MasterDetector detector(MasterAddress address) {
    if (address instanceof MasterAddress.ZooKeeper zooKeeper) {
      return ZooKeeperMasterDetector.start(zooKeeper);
    }
    return MasterDetector.of(((MasterAddress.Known) address).masters());
  }
}
