@NullMarked
package org.lcmap.spark.mesos.kubernetes;

import org.jspecify.annotations.NullMarked;
