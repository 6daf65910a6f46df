/** Tests of what decides where executors start. */
@NullMarked
package org.lcmap.spark.mesos.placement;

import org.jspecify.annotations.NullMarked;
