/** How long an executor takes to start in a container on an emulated Mesos cluster. */
@NullMarked
package org.lcmap.benchmarks.executor;

import org.jspecify.annotations.NullMarked;
