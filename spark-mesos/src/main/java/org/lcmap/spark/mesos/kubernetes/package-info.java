/**
 * What a driver on Kubernetes can know without being told: by what it signs in, its namespace, its
 * own pod, and settings that suit the cluster. Plain Java, without Spark, and without a connection:
 * it reads what a kubeconfig and a pod's service account say.
 */
@NullMarked
package org.lcmap.spark.mesos.kubernetes;

import org.jspecify.annotations.NullMarked;
