/**
 * Turns an executor that was placed into the task that Mesos starts: command, environment,
 * container, files and secrets. Plain Java, without Spark; values in, values out.
 */
@NullMarked
package org.lcmap.spark.mesos.launch;

import org.jspecify.annotations.NullMarked;
