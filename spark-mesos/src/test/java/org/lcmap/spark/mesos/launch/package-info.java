/** Tests of the tasks that start executors. */
@NullMarked
package org.lcmap.spark.mesos.launch;

import org.jspecify.annotations.NullMarked;
