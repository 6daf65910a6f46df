package org.lcmap.mesos.testing;

import java.time.Duration;
import java.util.List;

/** A Docker task whose image no registry has, without asking one. */
final class MissingImage implements RunningTask {

  MissingImage(TaskLaunch launch, TaskReports reports) {
    String image = launch.container().path("docker").path("image").asText();
    String error =
        "Error response from daemon: manifest for " + image + " not found: manifest unknown\n";
    reports.ended(
        TaskReports.Ending.launchFailed(
            DockerTask.pullFailure(
                List.of("docker", "pull", image), new ProcessRun(1, "", error))));
  }

  @Override
  public void kill(Duration grace) {}

  @Override
  public void strike() {}

  @Override
  public boolean check(String command) {
    return false;
  }

  @Override
  public Duration defaultGrace() {
    return Duration.ZERO;
  }
}
