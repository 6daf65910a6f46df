package org.lcmap.spark.mesos.defaults;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The driver's computer, as far as its address is concerned. */
public interface Network {

  /** The addresses of a name; none when it has none. */
  List<InetAddress> resolve(String host);

  /** The own address from which packets to the other one would leave. */
  Optional<InetAddress> localAddressTo(InetAddress other);

  /** The own address from which packets leave for places that are not nearby. */
  Optional<InetAddress> defaultAddress();

  /** Whether it is an address of this computer. */
  boolean isOwn(InetAddress address);
}
