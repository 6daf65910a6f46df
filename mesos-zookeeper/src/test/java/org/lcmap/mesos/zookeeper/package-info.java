/** Tests with real ZooKeeper servers. */
@NullMarked
package org.lcmap.mesos.zookeeper;

import org.jspecify.annotations.NullMarked;
