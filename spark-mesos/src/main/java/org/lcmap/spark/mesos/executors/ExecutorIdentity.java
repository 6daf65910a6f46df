package org.lcmap.spark.mesos.executors;

import org.lcmap.mesos.model.TaskId;

/**
 * The two names of an executor.
 *
 * @param executorId a number, as Spark expects it
 * @param taskId unique in the cluster; no other one contains it
 */
public record ExecutorIdentity(String executorId, TaskId taskId) {}
