/**
 * Spark on Kubernetes, with what Spark itself leaves out: which permission is missing, and why no
 * executor starts.
 */
@NullMarked
package org.lcmap.spark.kubernetes;

import org.jspecify.annotations.NullMarked;
