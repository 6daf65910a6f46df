package org.lcmap.mesos.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The processes and containers of a cluster that have not ended. Guarded by itself. */
final class LiveTasks {

  private int number;

  synchronized int number() {
    return number;
  }

  /** Counts a task from now on until it reports its end. */
  synchronized TaskReports counting(TaskReports reports) {
    number++;
    return new TaskReports() {
      @Override
      public void starting(long pid) {
        reports.starting(pid);
      }

      @Override
      public void running(byte[] data) {
        reports.running(data);
      }

      @Override
      public void ended(Ending ending) {
        reports.ended(ending);
        oneEnded();
      }
    };
  }

  private synchronized void oneEnded() {
    number--;
    notifyAll();
  }

  /** Waits until all have ended; false when they do not in time. */
  synchronized boolean awaitNone(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (number > 0 && System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
    }
    return number == 0;
  }
}
