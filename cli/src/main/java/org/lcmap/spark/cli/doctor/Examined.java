package org.lcmap.spark.cli.doctor;

import java.time.Duration;

/**
 * A check that is over.
 *
 * @param name of the check
 * @param took how long it was under way
 */
public record Examined(String name, Outcome outcome, Duration took) {}
