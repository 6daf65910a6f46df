/**
 * Where Spark and Mesos meet: the only package of the cluster manager that knows Spark's classes.
 *
 * <p>It is thin. Spark asks for executors and is told of their losses here; what is asked of Mesos,
 * and why, is worked out by the packages below this one, which take values and return values.
 * Spark's own classes that it extends are private to Spark in Scala and public in bytecode; they
 * are those that Spark's standalone and Kubernetes modes extend too.
 */
@NullMarked
package org.lcmap.spark.mesos;

import org.jspecify.annotations.NullMarked;
