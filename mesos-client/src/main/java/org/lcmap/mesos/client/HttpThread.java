package org.lcmap.mesos.client;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of an {@link java.net.http.HttpClient} on the one thread that it has anyway, its
 * selector, and ends that thread. Nothing that runs there blocks: bodies only go into a queue. See
 * {@code docs/adr/0011-threads-of-a-client.md}.
 */
final class HttpThread implements Executor {

  private volatile @Nullable Thread selector;

  @Override
  public void execute(Runnable work) {
    // The client hands work over only from its selector; other callers run it themselves.
    if (selector == null && Thread.currentThread().getName().startsWith("HttpClient-")) {
      selector = Thread.currentThread();
    }
    work.run();
  }

  /** Ends the thread now, and not when the client is garbage-collected, as Java 17 would. */
  void end() {
    Thread thread = selector;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
