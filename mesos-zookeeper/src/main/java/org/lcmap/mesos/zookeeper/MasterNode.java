package org.lcmap.mesos.zookeeper;

import java.net.URI;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.json.MesosJsonException;
import org.lcmap.mesos.model.Address;
import org.lcmap.mesos.model.MasterInfo;

/** Reads what a master wrote into its node. */
final class MasterNode {

  private final MesosJson json = new MesosJson();

  /**
   * Where the master listens, as {@code //host:port}: ZooKeeper does not say whether it speaks TLS.
   * By name where it has one, since certificates are made for names.
   *
   * @throws MesosJsonException when the node holds something else
   */
  URI address(byte[] node) {
    MasterInfo master = json.read(node, MasterInfo.class);
    String host =
        master
            .address()
            .flatMap(Address::hostname)
            .or(() -> master.address().flatMap(Address::ip))
            .or(master::hostname)
            .orElse("");
    int port = master.address().map(Address::port).orElse(master.port());
    String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create("//" + literal + ":" + port);
  }
}
