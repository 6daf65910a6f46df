@NullMarked
package org.lcmap.spark.mesos;

import org.jspecify.annotations.NullMarked;
