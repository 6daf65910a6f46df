/**
 * What can be known without being told: at which address executors reach the driver, and the image
 * in which they run. For every cluster, not only Mesos. Plain Java, without Spark; sockets are only
 * in {@code ThisMachine}.
 */
@NullMarked
package org.lcmap.spark.mesos.defaults;

import org.jspecify.annotations.NullMarked;
