package org.lcmap.spark.mesos.settings;

/**
 * What all executors of an application together may take. {@link Integer#MAX_VALUE} means no limit.
 *
 * @param cores at most so many, over all agents
 * @param memoryMiB at most so much
 * @param gpus at most so many
 * @param executors how many to start with: later numbers come from dynamic allocation
 * @param executorsPerAgent at most so many on one agent
 */
public record Limits(int cores, long memoryMiB, int gpus, int executors, int executorsPerAgent) {}
