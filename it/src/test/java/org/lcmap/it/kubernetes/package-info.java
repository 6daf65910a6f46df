/** Spark on a real Kubernetes of one node, with executors in pods of the image under test. */
@NullMarked
package org.lcmap.it.kubernetes;

import org.jspecify.annotations.NullMarked;
