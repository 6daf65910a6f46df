package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.FrameworkId;

/**
 * What the master is told about the application, and how it ends.
 *
 * @param name the application's name
 * @param user as whom agents run executors; none means the driver's user
 * @param roles whose offers are wanted; empty means {@code *}
 * @param hostname of the driver, as the master's pages show it
 * @param webuiUrl the link to the application on the master's pages; none means Spark's own UI
 * @param failoverTimeout how long executors outlive a driver that was cut off
 * @param checkpoint whether executors outlive a restart of their agent
 * @param id of a framework to take over; usually none
 * @param gpus whether agents with GPUs are wanted
 * @param revocable whether resources that may be taken back at any time are wanted
 * @param shutdownTimeout how long the end waits for executors to leave by themselves
 * @param idleTimeout after how long without a job the executors are given back; none for never
 */
public record FrameworkSettings(
    String name,
    Optional<String> user,
    List<String> roles,
    Optional<String> hostname,
    Optional<String> webuiUrl,
    Duration failoverTimeout,
    boolean checkpoint,
    Optional<FrameworkId> id,
    boolean gpus,
    boolean revocable,
    Duration shutdownTimeout,
    Optional<Duration> idleTimeout) {

  public FrameworkSettings {
    roles = List.copyOf(roles);
  }
}
