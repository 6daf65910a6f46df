/** Checks of a Kubernetes cluster: its API, what the driver may do there, and an executor's pod. */
@NullMarked
package org.lcmap.spark.cli.kubernetes;

import org.jspecify.annotations.NullMarked;
