package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that does one thing after the other, in the order in which they were put. */
final class Duties implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Duties.class.getName());

  private final ScheduledThreadPoolExecutor thread;

  Duties(String name) {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread started = new Thread(task, name);
              started.setDaemon(true);
              return started;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRemoveOnCancelPolicy(true);
  }

  /** Puts a duty in line; does nothing once closed. */
  void put(Runnable duty) {
    try {
      thread.execute(() -> safely(duty));
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "a duty came after the end");
    }
  }

  /** Puts a duty in line after a while; does nothing once closed. */
  void putAfter(Duration delay, Runnable duty) {
    try {
      var scheduled = thread.schedule(() -> safely(duty), delay.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(Level.TRACE, () -> "in " + delay + ": " + scheduled);
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "a duty came after the end");
    }
  }

  /** Puts a duty in line again and again. */
  void every(Duration interval, Runnable duty) {
    var scheduled =
        thread.scheduleWithFixedDelay(
            () -> safely(duty), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    LOG.log(Level.TRACE, () -> "every " + interval + ": " + scheduled);
  }

  /** A duty that fails is a fault of ours; the others have to be done all the same. */
  private static void safely(Runnable duty) {
    try {
      duty.run();
    } catch (Exception e) { // Scala's code throws checked ones unannounced
      LOG.log(Level.ERROR, "a fault in the Mesos cluster manager, which goes on", e);
    }
  }

  /** Waits for the duties in line, not longer than this; no others are taken. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
