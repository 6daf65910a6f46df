/**
 * Every setting of Spark on Mesos: its name, syntax, default and meaning, read from Spark's
 * settings and the environment into records. What is wrong is found at the start, all of it at
 * once. Plain Java, without Spark; values in, values out.
 */
@NullMarked
package org.lcmap.spark.mesos.settings;

import org.jspecify.annotations.NullMarked;
