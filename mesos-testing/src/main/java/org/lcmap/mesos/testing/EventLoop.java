package org.lcmap.mesos.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the whole state of a cluster: masters, agents and faults run here, now
 * or when their time has come, and so need no locks.
 */
final class EventLoop implements AutoCloseable {

  /** A thing to do later. */
  final class Timer {
    private final Instant due;
    private final long sequence;
    private final Runnable action;

    private Timer(Instant due, long sequence, Runnable action) {
      this.due = due;
      this.sequence = sequence;
      this.action = action;
    }

    void cancel() {
      synchronized (lock) {
        timers.remove(this);
      }
    }
  }

  private final Object lock = new Object();
  private final ClusterTime time;
  private final Thread thread;

  // Guarded by lock.
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          Comparator.comparing((Timer timer) -> timer.due).thenComparing(timer -> timer.sequence));
  private final List<Throwable> failures = new ArrayList<>();
  private long sequence;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param speed how much faster than the machine's clock time runs; 0 for time that stands still
   */
  EventLoop(double speed) {
    time = new ClusterTime(speed);
    thread = new Thread(this::run, "mesos-cluster");
    thread.setDaemon(true);
    thread.start();
  }

  /** Now, in the cluster's time. */
  Instant now() {
    return time.now();
  }

  /** Runs the action soon; from any thread. */
  void execute(Runnable action) {
    synchronized (lock) {
      if (!closed) {
        tasks.add(action);
        lock.notifyAll();
      }
    }
  }

  /** Runs the action and waits for its result; from any thread, the loop's own included. */
  <T> T call(Supplier<T> action) {
    if (Thread.currentThread().equals(thread)) {
      return action.get();
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("The cluster is closed; start another one.");
      }
      tasks.add(
          () -> {
            try {
              result.complete(action.get());
            } catch (RuntimeException | Error e) {
              result.completeExceptionally(e);
            }
          });
      lock.notifyAll();
    }
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Like {@link #call}, without a result. */
  void run(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  /** Runs the action on the loop when that much of the cluster's time has passed. */
  Timer after(Duration delay, Runnable action) {
    synchronized (lock) {
      Timer timer = new Timer(now().plus(delay), sequence++, action);
      timers.add(timer);
      lock.notifyAll();
      return timer;
    }
  }

  /** Lets time that stands still pass: what falls due runs in order, each at its own instant. */
  void advance(Duration duration) {
    if (!time.standsStill()) {
      throw new IllegalStateException(
          "This cluster follows the machine's clock; build it with manualTime() to advance it.");
    }
    run(
        () -> {
          Instant target = now().plus(duration);
          while (true) {
            Timer timer;
            synchronized (lock) {
              timer = timers.peek();
              if (timer == null || timer.due.isAfter(target)) {
                time.moveTo(target);
                return;
              }
              timers.remove(timer);
              time.moveTo(timer.due);
            }
            timer.action.run();
          }
        });
  }

  private void run() {
    while (true) {
      Runnable next = next();
      if (next == null) {
        return;
      }
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        synchronized (lock) {
          failures.add(e);
        }
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      while (true) {
        if (!tasks.isEmpty()) {
          return tasks.remove();
        }
        if (closed) {
          return null;
        }
        long waitMillis = 0; // until there is news
        Timer timer = timers.peek();
        if (timer != null) {
          if (!timer.due.isAfter(now())) {
            timers.remove(timer);
            return timer.action;
          }
          waitMillis = time.millisUntil(timer.due);
        }
        try {
          lock.wait(waitMillis);
        } catch (InterruptedException e) {
          closed = true;
        }
      }
    }
  }

  /** Ends the thread; throws what went wrong on it, because that is a defect of the emulator. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      timers.clear();
      lock.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lock) {
      if (!failures.isEmpty()) {
        throw new IllegalStateException("The emulated cluster failed.", failures.get(0));
      }
    }
  }
}
