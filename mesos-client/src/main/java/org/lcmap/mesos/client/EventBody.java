package org.lcmap.mesos.client;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a subscription's answer: hands its bytes to the client's thread, and takes no more
 * before those are read, so that a slow framework does not fill its memory. Guarded by itself: the
 * HTTP client's thread fills it, the client's thread asks.
 */
final class EventBody implements HttpResponse.BodySubscriber<String> {

  private final Consumer<Signal> inbox;
  private Flow.@Nullable Subscription source;
  private @Nullable Signal early;
  private boolean wanted;
  private boolean cancelled;

  EventBody(Consumer<Signal> inbox) {
    this.inbox = inbox;
  }

  /** Complete at once: the head of the answer is news, however long the body takes. */
  @Override
  public CompletionStage<String> getBody() {
    return CompletableFuture.completedFuture("");
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    if (cancelled) {
      subscription.cancel();
    } else if (wanted) {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    inbox.accept(new Signal.Bytes(this, bytes));
  }

  @Override
  public void onError(Throwable failure) {
    ended(new Signal.Ended(this, failure));
  }

  @Override
  public void onComplete() {
    ended(new Signal.Ended(this, null));
  }

  /** Kept until the first wish for bytes: before that, nobody listens. */
  private synchronized void ended(Signal end) {
    if (wanted) {
      inbox.accept(end);
    } else {
      early = end;
    }
  }

  /** Asks for bytes, or for more of them. */
  synchronized void more() {
    wanted = true;
    if (early != null) {
      inbox.accept(early);
      early = null;
    } else if (source != null) {
      source.request(1);
    }
  }

  /** Closes the connection. */
  synchronized void cancel() {
    cancelled = true;
    if (source != null) {
      source.cancel();
    }
  }
}
