/**
 * What stands between a driver and executors on Mesos, looked at in the order in which a start
 * meets it. Nothing is launched: the framework that is registered for it declines all offers and
 * ends.
 */
@NullMarked
package org.lcmap.spark.cli.mesos;

import org.jspecify.annotations.NullMarked;
