/** Whole-process measurements: how long a user waits, and for how much processor time. */
@NullMarked
package org.lcmap.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
