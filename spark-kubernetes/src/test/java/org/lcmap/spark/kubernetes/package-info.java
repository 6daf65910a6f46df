@NullMarked
package org.lcmap.spark.kubernetes;

import org.jspecify.annotations.NullMarked;
