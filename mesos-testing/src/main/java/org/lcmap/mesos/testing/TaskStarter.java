package org.lcmap.mesos.testing;

import java.util.function.BooleanSupplier;

/** Starts each task as what it is: a process, a container, or the pretence of either. */
final class TaskStarter implements RunningTask.Runner {

  private final EventLoop loop;
  private final ClusterOptions options;
  private final LiveTasks live;
  private final BooleanSupplier imageMissing;

  /**
   * A starter for all agents of a cluster.
   *
   * @param imageMissing whether images cannot be had just now
   */
  TaskStarter(
      EventLoop loop, ClusterOptions options, LiveTasks live, BooleanSupplier imageMissing) {
    this.loop = loop;
    this.options = options;
    this.live = live;
    this.imageMissing = imageMissing;
  }

  @Override
  public RunningTask start(TaskLaunch launch, TaskReports reports) {
    TaskReports counted = live.counting(reports);
    if (launch.image().isPresent() && imageMissing.getAsBoolean()) {
      return new MissingImage(launch, counted);
    }
    if (options.simulatedTasks()) {
      return SimulatedTask.start(loop, launch, counted);
    }
    return launch.image().isPresent()
        ? DockerTask.start(options.dockerHost(), launch, counted)
        : CommandTask.start(launch, counted);
  }
}
