package org.lcmap.mesos.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task of the Mesos containerizer: a process group of its own in its sandbox. */
final class CommandTask implements RunningTask {

  private final TaskLaunch launch;
  private final TaskReports reports;

  // Guarded by this.
  private @Nullable Process process;
  private boolean dead;

  private CommandTask(TaskLaunch launch, TaskReports reports) {
    this.launch = launch;
    this.reports = reports;
  }

  static RunningTask start(TaskLaunch launch, TaskReports reports) {
    CommandTask task = new CommandTask(launch, reports);
    HttpListener.start("mesos-task-" + launch.taskId(), task::run);
    return task;
  }

  private void run() {
    String user = launch.command().path("user").asText("");
    if (!user.isEmpty() && ProcessRun.of(List.of("id", "-u", "--", user)).status() != 0) {
      reports.ended(
          new TaskReports.Ending(
              "TASK_LOST",
              "Failed to create executor directory '"
                  + launch.sandbox().folder()
                  + "': Failed to chown directory to '"
                  + user
                  + "': No such user '"
                  + user
                  + "'",
              "SOURCE_AGENT",
              "REASON_EXECUTOR_TERMINATED"));
      return;
    }
    launch.sandbox().create();
    Optional<TaskReports.Ending> unfetched = Fetcher.fetch(launch);
    if (unfetched.isPresent()) {
      reports.ended(unfetched.get());
      return;
    }
    for (SecretFile secret : SecretFile.of(launch)) {
      if (secret.isAbsolute()) {
        // Without an image the host's folders are the task's, and not the task's to change.
        reports.ended(
            TaskReports.Ending.launchFailed("Mount point '" + secret.path() + "' does not exist"));
        return;
      }
      secret.writeTo(launch.sandbox().folder().resolve(secret.path()));
    }
    try {
      Process started = spawn();
      if (started == null) {
        reports.ended(TaskReports.Ending.ofCommand(128 + 9));
        return;
      }
      reports.starting(started.pid());
      reports.running(new byte[0]);
      int status = started.waitFor();
      signal(started, "KILL"); // What the command left behind in its group goes too.
      reports.ended(TaskReports.Ending.ofCommand(status));
    } catch (IOException e) {
      reports.ended(TaskReports.Ending.launchFailed(e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Process spawn() throws IOException {
    if (dead) {
      return null;
    }
    ProcessBuilder builder = new ProcessBuilder(argv());
    builder.directory(launch.sandbox().folder().toFile());
    builder.redirectOutput(launch.sandbox().stdout().toFile());
    builder.redirectError(launch.sandbox().stderr().toFile());
    builder.redirectInput(new java.io.File("/dev/null"));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "LANG", "TZ"));
    environment.putAll(TaskEnvironment.of(launch, launch.sandbox().folder().toString()));
    process = builder.start();
    return process;
  }

  /** The words of the command, in a session and so a process group of its own. */
  private List<String> argv() {
    List<String> argv = new ArrayList<>(List.of("setsid", "--", launch.program()));
    argv.addAll(launch.arguments());
    return argv;
  }

  @Override
  public void kill(Duration grace) {
    HttpListener.start(
        "mesos-kill-" + launch.taskId(),
        () -> {
          Process running = ending();
          if (running == null) {
            return;
          }
          signal(running, "TERM");
          try {
            if (!running.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
              signal(running, "KILL");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void strike() {
    HttpListener.start(
        "mesos-strike-" + launch.taskId(),
        () -> {
          Process running = ending();
          if (running != null) {
            signal(running, "KILL");
          }
        });
  }

  private synchronized @Nullable Process ending() {
    dead = true;
    return process;
  }

  private static void signal(Process process, String signal) {
    ProcessRun.of(List.of("/bin/sh", "-c", "kill -s " + signal + " -- -" + process.pid()));
  }

  @Override
  public boolean check(String command) {
    return ProcessRun.of(List.of("/bin/sh", "-c", command)).status() == 0;
  }

  @Override
  public Duration defaultGrace() {
    return Duration.ofSeconds(3);
  }
}
