/** Tests of what can be known without being told. */
@NullMarked
package org.lcmap.spark.mesos.defaults;

import org.jspecify.annotations.NullMarked;
