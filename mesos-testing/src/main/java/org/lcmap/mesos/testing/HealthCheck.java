package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A task's COMMAND health check, with Mesos's defaults: first after 15 s, then every 10 s, fatal
 * after 3 failures in a row, failures in the first 10 s not counted. Owned by the loop.
 */
final class HealthCheck {

  private final EventLoop loop;
  private final JsonNode check;
  private final RunningTask task;
  private final BiConsumer<Boolean, Boolean> report;
  private EventLoop.@Nullable Timer next;
  private int failures;
  private boolean reported;
  private boolean healthy;
  private boolean stopped;
  private java.time.Instant graceEnd;

  /**
   * Prepares the check.
   *
   * @param report called with whether the task is healthy, and whether it is to be killed
   */
  HealthCheck(
      EventLoop loop, JsonNode check, RunningTask task, BiConsumer<Boolean, Boolean> report) {
    this.loop = loop;
    this.check = check;
    this.task = task;
    this.report = report;
    graceEnd = loop.now();
  }

  void start() {
    graceEnd = loop.now().plus(seconds("grace_period_seconds", 10));
    if (check.path("type").asText("COMMAND").equals("COMMAND")) {
      schedule(seconds("delay_seconds", 15));
    }
  }

  void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
  }

  boolean wasReported() {
    return reported;
  }

  boolean isHealthy() {
    return healthy;
  }

  private void schedule(Duration delay) {
    next = loop.after(delay, () -> HttpListener.start("mesos-health", this::look));
  }

  private void look() {
    boolean good = task.check(check.path("command").path("value").asText());
    loop.execute(() -> seen(good));
  }

  private void seen(boolean good) {
    if (stopped) {
      return;
    }
    boolean counts = good || !loop.now().isBefore(graceEnd);
    if (counts) {
      failures = good ? 0 : failures + 1;
      boolean fatal = failures >= check.path("consecutive_failures").asInt(3);
      // A success is news only when it changes something; every failure is told.
      if (!good || !reported || !healthy) {
        reported = true;
        healthy = good;
        report.accept(good, fatal);
      }
      if (fatal) {
        return;
      }
    }
    schedule(seconds("interval_seconds", 10));
  }

  private Duration seconds(String field, double fallback) {
    return Duration.ofMillis((long) (check.path(field).asDouble(fallback) * 1000));
  }
}
