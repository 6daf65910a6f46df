package org.lcmap.mesos.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where the thread of a client waits for whatever comes next. */
final class Inbox {

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Clock clock;
  private final AtomicLong leaderChanges = new AtomicLong();
  private volatile boolean closed;

  Inbox(Clock clock) {
    this.clock = clock;
  }

  void put(Signal signal) {
    signals.add(signal);
  }

  /** Another master leads, or none does any more. */
  void leaderChanged() {
    leaderChanges.incrementAndGet();
    put(new Signal.Nudge());
  }

  /** How often the leader changed so far. */
  long leaderChanges() {
    return leaderChanges.get();
  }

  /** Ends all waiting, now and later. */
  void close() {
    closed = true;
    put(new Signal.Nudge());
  }

  boolean isClosed() {
    return closed;
  }

  /** The next signal, or nothing at that time, or when closed. */
  @Nullable Signal poll(Instant until) {
    if (closed) {
      return null;
    }
    Duration wait = Duration.between(clock.instant(), until);
    try {
      return wait.isNegative()
          ? signals.poll()
          : signals.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody but the owner of the thread may interrupt it, and that means to end.
      close();
      return null;
    }
  }
}
