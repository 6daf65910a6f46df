/** How fast and how large the offers of a cluster are, compared with Jackson's own tree. */
@NullMarked
package org.lcmap.benchmarks.mesos;

import org.jspecify.annotations.NullMarked;
