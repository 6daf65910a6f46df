/**
 * Decides where executors start: offers of agents and what the application wants go in, a plan of
 * offers to accept and to decline comes out, with reasons. Plain Java, without Spark, sockets or
 * locks; whoever calls it does so from one thread.
 */
@NullMarked
package org.lcmap.spark.mesos.placement;

import org.jspecify.annotations.NullMarked;
