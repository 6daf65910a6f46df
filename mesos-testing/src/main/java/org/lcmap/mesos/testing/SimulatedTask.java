package org.lcmap.mesos.testing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task without a process, for tests that start very many: understands {@code sleep N}, {@code
 * exit N} and their sequence, in the cluster's time. Anything else ends at once with status 0.
 */
final class SimulatedTask implements RunningTask {

  private final TaskReports reports;
  private final EventLoop.@Nullable Timer end;
  private boolean ended; // Owned by the loop.

  private SimulatedTask(EventLoop loop, TaskLaunch launch, TaskReports reports) {
    this.reports = reports;
    double seconds = 0;
    int status = 0;
    for (String step : launch.command().path("value").asText("").split(";", -1)) {
      String[] words = step.strip().split(" +", -1);
      if (words.length == 2 && words[0].equals("sleep")) {
        seconds += Double.parseDouble(words[1]);
      } else if (words.length == 2 && words[0].equals("exit")) {
        status = Integer.parseInt(words[1]);
      }
    }
    reports.starting(1);
    reports.running(new byte[0]);
    int exit = status;
    end = loop.after(Duration.ofMillis((long) (seconds * 1000)), () -> end(exit));
  }

  static RunningTask start(EventLoop loop, TaskLaunch launch, TaskReports reports) {
    return new SimulatedTask(loop, launch, reports);
  }

  private void end(int status) {
    if (!ended) {
      ended = true;
      if (end != null) {
        end.cancel();
      }
      reports.ended(TaskReports.Ending.ofCommand(status));
    }
  }

  @Override
  public void kill(Duration grace) {
    end(128 + 15);
  }

  @Override
  public void strike() {
    end(128 + 9);
  }

  @Override
  public boolean check(String command) {
    return !command.startsWith("exit ") && !command.equals("false");
  }

  @Override
  public Duration defaultGrace() {
    return Duration.ofSeconds(3);
  }
}
