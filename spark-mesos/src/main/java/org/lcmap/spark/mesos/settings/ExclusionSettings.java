package org.lcmap.spark.mesos.settings;

import java.time.Duration;

/**
 * When agents that fail are left alone.
 *
 * @param enabled whether agents on which executors keep failing are excluded at all
 * @param failures after so many within the time-out, an agent is excluded
 * @param timeout how long a failure counts
 */
public record ExclusionSettings(boolean enabled, int failures, Duration timeout) {}
