package org.lcmap.spark.mesos.executors;

/**
 * What the executors of an application hold together.
 *
 * @param executors that were launched and have not ended
 * @param running of these, the ones whose process runs
 */
public record Totals(int executors, int running, int cores, long memoryMiB, int gpus) {}
