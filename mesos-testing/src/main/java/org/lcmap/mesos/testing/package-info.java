/**
 * An emulated Mesos cluster for tests: masters that speak the v1 scheduler API over real sockets,
 * TLS and ZooKeeper, and agents that run tasks as real processes and containers.
 *
 * <p>{@link org.lcmap.mesos.testing.MesosCluster} is the way in. Nothing in here uses the classes
 * of a Mesos client: requests and events are plain JSON trees, so that a mistake in a client's
 * model cannot hide behind the same mistake in its test. What of Mesos is emulated, and how it is
 * held to recordings of a real master, stands in the module's README.
 */
@NullMarked
package org.lcmap.mesos.testing;

import org.jspecify.annotations.NullMarked;
