/**
 * A real job on one executor, which tells what it finds there: the proof of all that the other
 * checks only make likely. {@code Comparison} decides; a process of {@code spark-submit} does the
 * work.
 */
@NullMarked
package org.lcmap.spark.cli.launch;

import org.jspecify.annotations.NullMarked;
