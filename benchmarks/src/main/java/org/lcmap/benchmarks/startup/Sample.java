package org.lcmap.benchmarks.startup;

/**
 * What one run of a program took.
 *
 * @param wall seconds from its start to its end, or to the moment that was waited for
 * @param processor seconds of user and system time of all its processes; NaN where not measured
 */
record Sample(double wall, double processor) {}
