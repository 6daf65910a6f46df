/** Tests of the books of executors. */
@NullMarked
package org.lcmap.spark.mesos.executors;

import org.jspecify.annotations.NullMarked;
