/**
 * Keeps the books of an application's executors: what they hold, what became of them, whose fault a
 * loss was, and which agents are left alone for a while. Plain Java, without Spark or locks;
 * whoever calls it does so from one thread.
 */
@NullMarked
package org.lcmap.spark.mesos.executors;

import org.jspecify.annotations.NullMarked;
