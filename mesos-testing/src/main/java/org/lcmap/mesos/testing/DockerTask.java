package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A task with an image: a container that {@code docker run} made. */
final class DockerTask implements RunningTask {

  private static final Duration INSPECT_INTERVAL = Duration.ofMillis(200);

  private final String host;
  private final TaskLaunch launch;
  private final TaskReports reports;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean doomed;
  private boolean reportedRunning; // Owned by the task's thread.

  private DockerTask(String host, TaskLaunch launch, TaskReports reports) {
    this.host = host;
    this.launch = launch;
    this.reports = reports;
  }

  /**
   * Starts containers.
   *
   * @param host the engine, in the form of DOCKER_HOST
   */
  static RunningTask start(String host, TaskLaunch launch, TaskReports reports) {
    DockerTask task = new DockerTask(host, launch, reports);
    HttpListener.start("mesos-task-" + launch.taskId(), task::run);
    return task;
  }

  private void run() {
    launch.sandbox().create();
    Optional<TaskReports.Ending> unfetched = Fetcher.fetch(launch);
    if (unfetched.isPresent()) {
      reports.ended(unfetched.get());
      return;
    }
    String image = launch.image().orElseThrow();
    if (launch.isImageForced()
        || ProcessRun.of(docker(List.of("image", "inspect", image))).status() != 0) {
      List<String> pull = docker(List.of("pull", image));
      ProcessRun pulled = ProcessRun.of(pull);
      if (pulled.status() != 0) {
        reports.ended(TaskReports.Ending.launchFailed(pullFailure(pull, pulled)));
        return;
      }
    }
    reports.starting(0);
    TaskReports.Ending ending = runToEnd();
    over.countDown();
    // Mesos keeps containers for six hours; tests must leave none behind.
    ProcessRun.of(docker(List.of("rm", "-f", "-v", DockerArgv.name(launch))));
    reports.ended(ending);
  }

  private TaskReports.Ending runToEnd() {
    try {
      return TaskReports.Ending.ofContainer(runContainer());
    } catch (DockerArgv.Refused e) {
      return TaskReports.Ending.byExecutor("TASK_FAILED", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return TaskReports.Ending.launchFailed(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return TaskReports.Ending.launchFailed("interrupted");
    }
  }

  static String pullFailure(List<String> pull, ProcessRun pulled) {
    return "Failed to run '"
        + String.join(" ", pull)
        + "': exited with status "
        + pulled.status()
        + "; stderr='"
        + pulled.err()
        + "'";
  }

  private int runContainer() throws IOException, InterruptedException {
    if (doomed) {
      return 128 + 9;
    }
    ProcessBuilder builder = new ProcessBuilder(docker(words()));
    builder.redirectOutput(launch.sandbox().stdout().toFile());
    builder.redirectError(launch.sandbox().stderr().toFile());
    builder.redirectInput(new java.io.File("/dev/null"));
    Process client = builder.start();
    while (!client.waitFor(INSPECT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
      inspect();
    }
    inspect(); // A container may have come and gone between two looks.
    return client.exitValue();
  }

  private List<String> words() {
    return launch.isDocker() ? DockerArgv.run(launch) : MesosImageArgv.run(launch);
  }

  /** Reports TASK_RUNNING once the container has started, as Mesos's executor finds out too. */
  private void inspect() {
    if (reportedRunning) {
      return;
    }
    ProcessRun inspected = ProcessRun.of(docker(List.of("inspect", DockerArgv.name(launch))));
    if (inspected.status() != 0) {
      return;
    }
    JsonNode container = Json.parse(inspected.out()).path(0);
    if (!container.path("State").path("StartedAt").asText().startsWith("0001-01-01")) {
      reportedRunning = true;
      reports.running(inspected.out().getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> docker(List<String> words) {
    List<String> command = new ArrayList<>(List.of("docker", "-H", host));
    command.addAll(words);
    return command;
  }

  @Override
  public void kill(Duration grace) {
    end(List.of("stop", "-t", Long.toString(grace.toSeconds()), DockerArgv.name(launch)));
  }

  @Override
  public void strike() {
    end(List.of("kill", DockerArgv.name(launch)));
  }

  /** Ends the container, as soon as there is one. */
  private void end(List<String> words) {
    doomed = true;
    HttpListener.start(
        "mesos-kill-" + launch.taskId(),
        () -> {
          try {
            boolean done = false;
            while (!done) {
              done =
                  ProcessRun.of(docker(words)).status() == 0
                      || over.await(INSPECT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public boolean check(String command) {
    List<String> exec = List.of("exec", DockerArgv.name(launch), "/bin/sh", "-c", command);
    return ProcessRun.of(docker(exec)).status() == 0;
  }

  @Override
  public Duration defaultGrace() {
    return Duration.ofSeconds(5);
  }
}
