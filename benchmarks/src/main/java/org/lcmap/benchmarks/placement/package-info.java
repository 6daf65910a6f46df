/**
 * How fast offers of Mesos are answered, here and by Spark 3.5's own backend. {@link
 * org.lcmap.benchmarks.placement.Placements} runs both.
 */
@NullMarked
package org.lcmap.benchmarks.placement;

import org.jspecify.annotations.NullMarked;
