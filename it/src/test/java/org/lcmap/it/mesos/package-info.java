/**
 * Spark on an emulated Mesos cluster, end to end: real drivers, real executors as processes and as
 * containers, real sockets.
 */
@NullMarked
package org.lcmap.it.mesos;

import org.jspecify.annotations.NullMarked;
