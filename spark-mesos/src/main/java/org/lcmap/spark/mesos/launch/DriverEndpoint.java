package org.lcmap.spark.mesos.launch;

/**
 * Where executors find their driver.
 *
 * @param url such as {@code spark://CoarseGrainedScheduler@host:port}
 * @param applicationId the id that Mesos gave the framework
 */
public record DriverEndpoint(String url, String applicationId) {}
