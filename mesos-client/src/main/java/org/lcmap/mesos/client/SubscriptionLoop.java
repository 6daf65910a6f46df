package org.lcmap.mesos.client;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.FrameworkId;

/**
 * The thread of a client: finds the leader, subscribes, listens until the stream is lost, waits,
 * and begins again, until the client is closed or trying again is of no use.
 */
final class SubscriptionLoop implements Runnable {

  private static final System.Logger LOG = System.getLogger(SubscriptionLoop.class.getName());

  private final ClientParts parts;
  private final RetryPolicy retry;
  private final Connector connector;
  private final CompletableFuture<FrameworkId> started = new CompletableFuture<>();

  private volatile @Nullable MesosException lastProblem;

  // Touched by the loop's own thread only.
  private int failures;
  private @Nullable String lastLogged;
  private Instant subscribedAt = Instant.MAX;

  SubscriptionLoop(ClientParts parts, RetryPolicy retry) {
    this.parts = parts;
    this.retry = retry;
    this.connector = new Connector(parts);
  }

  /** Complete with the first subscription, or with the reason why there will be none. */
  CompletableFuture<FrameworkId> started() {
    return started;
  }

  /** What went wrong last, until a subscription stands. */
  @Nullable MesosException lastProblem() {
    return lastProblem;
  }

  @Override
  public void run() {
    MesosException end = null;
    try {
      while (end == null && !parts.inbox().isClosed()) {
        end = once();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the client ends on a fault of its own", e);
      end = new MesosProtocolException("the client ended on a fault of its own: " + e, e);
    } finally {
      parts.inbox().close();
      parts.transport().close();
      MesosException reason = end;
      started.completeExceptionally(
          reason != null
              ? reason
              : new NotSubscribedException("the client was closed before it was subscribed"));
      Handlers.safely("ended", () -> parts.handler().ended(Optional.ofNullable(reason)));
    }
  }

  /** One subscription; the reason to end for good, if there is one. */
  private @Nullable MesosException once() {
    URI master = null;
    long changes = parts.inbox().leaderChanges();
    try {
      master = leader();
      listen(connector.subscribe(master));
      return null; // closed or torn down
    } catch (MesosException e) {
      if (parts.inbox().isClosed()) {
        return null;
      }
      if (!e.isRetryable()) {
        if (started.isDone()) { // else start() throws it
          LOG.log(Level.ERROR, e.getMessage());
        }
        return e;
      }
      lastProblem = e;
      logOnce(e);
      if (master != null) {
        parts.detector().failed(master);
      }
      pause(changes);
      return null;
    }
  }

  private void listen(EventStream stream) {
    MesosException reason = null;
    try {
      stream.listen(this::subscribed);
    } catch (MesosException e) {
      reason = e;
      throw e;
    } finally {
      stream.close(parts.inbox().isClosed() ? null : reason);
    }
  }

  private URI leader() {
    return parts
        .detector()
        .leader()
        .orElseThrow(() -> new NoLeaderException(parts.detector().problem()));
  }

  private void subscribed(Subscription subscription) {
    subscribedAt = parts.clock().instant();
    lastLogged = null;
    lastProblem = null;
    LOG.log(Level.INFO, () -> "subscribed: " + subscription);
    started.complete(subscription.frameworkId());
  }

  /** One message when something goes wrong, not one for each attempt. */
  private void logOnce(MesosException problem) {
    String message = String.valueOf(problem.getMessage());
    if (!message.equals(lastLogged)) {
      LOG.log(Level.WARNING, () -> message + "; trying again until it works");
      lastLogged = message;
    }
  }

  /** Waits before the next attempt; a change of leader since this one began ends that. */
  private void pause(long changesBefore) {
    // A subscription that never lasts is no success.
    boolean lasted = parts.clock().instant().minus(retry.longest()).isAfter(subscribedAt);
    failures = lasted ? 1 : failures + 1;
    subscribedAt = Instant.MAX;
    Instant until =
        parts
            .clock()
            .instant()
            .plus(retry.delay(failures, ThreadLocalRandom.current().nextDouble()));
    while (parts.inbox().leaderChanges() == changesBefore && parts.inbox().poll(until) != null) {
      // some other news, or the rest of an old stream: wait on
    }
  }
}
