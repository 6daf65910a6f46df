/**
 * Finds the leading master where masters announce themselves in ZooKeeper. {@link
 * org.lcmap.mesos.zookeeper.MesosMasters} takes any address of Mesos; {@code LeaderNodes} and
 * {@code MasterNode} decide without a connection.
 */
@NullMarked
package org.lcmap.mesos.zookeeper;

import org.jspecify.annotations.NullMarked;
