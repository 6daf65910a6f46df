/** The commands {@code lcmap-spark doctor}, {@code conf} and {@code version}. */
@NullMarked
package org.lcmap.spark.cli;

import org.jspecify.annotations.NullMarked;
