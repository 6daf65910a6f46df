package org.lcmap.mesos.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.json.MesosJsonException;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.EventMessage;

/** Listens to one subscription until it is lost. Used by the client's thread only. */
final class EventStream {

  /** Mesos's advice: after five missed heartbeats the connection is dead. */
  private static final int MISSED_HEARTBEATS = 5;

  /**
   * How long a stream of which the master knows nothing any more may still say why. A framework
   * that subscribed elsewhere hears so here, after its calls were refused: coming back at once
   * would throw the newer one out.
   */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final ClientParts parts;
  private final URI master;
  private final URI endpoint;
  private final String streamId;
  private final EventBody body;
  private final RecordIoDecoder decoder;
  private Duration patience;
  private @Nullable Subscription subscription;
  private volatile @Nullable Instant staleAt;

  EventStream(ClientParts parts, URI master, URI endpoint, String streamId, EventBody body) {
    this.parts = parts;
    this.master = master;
    this.endpoint = endpoint;
    this.streamId = streamId;
    this.body = body;
    this.decoder = new RecordIoDecoder(parts.largestRecord());
    this.patience = parts.timeout();
  }

  /**
   * Passes events on until the client is closed or the framework torn down.
   *
   * @param subscribed told once the subscription stands
   * @throws MesosException when the stream is lost
   */
  void listen(Consumer<Subscription> subscribed) {
    body.more();
    Instant silentAt = parts.clock().instant().plus(patience);
    while (!parts.inbox().isClosed()) {
      Signal signal = parts.inbox().poll(wakeAt(silentAt));
      if (signal instanceof Signal.Bytes bytes && bytes.body() == body) {
        for (ByteBuffer buffer : bytes.bytes()) {
          decoder.feed(buffer, record -> take(record, subscribed));
        }
        // Counted from here: a handler that takes its time is no silence of the master.
        silentAt = parts.clock().instant().plus(patience);
        body.more();
      } else if (signal instanceof Signal.Ended end && end.body() == body) {
        ended(end.failure());
        return;
      } else {
        check(signal == null && !parts.clock().instant().isBefore(silentAt));
      }
      if (subscription != null && staleAt == null && !parts.inbox().isClosed()) {
        parts.chores().run(subscription);
      }
    }
  }

  private Instant wakeAt(Instant silentAt) {
    Instant stale = staleAt;
    if (stale != null) {
      return stale.isBefore(silentAt) ? stale : silentAt;
    }
    Optional<Instant> chore = subscription == null ? Optional.empty() : parts.chores().next();
    return chore.filter(silentAt::isAfter).orElse(silentAt);
  }

  private void check(boolean silent) {
    if (silent) {
      throw new MesosConnectionException(
          "nothing was heard of the master at "
              + endpoint.getAuthority()
              + " for "
              + patience.toMillis() / 1000.0
              + " s",
          null);
    }
    Instant stale = staleAt;
    if (stale != null && !parts.clock().instant().isBefore(stale)) {
      throw new MesosConnectionException(
          "the master at " + endpoint.getAuthority() + " no longer knows this subscription", null);
    }
    Optional<URI> leader = parts.detector().leader();
    if (leader.isPresent() && !leader.get().equals(master)) {
      throw new MesosConnectionException(
          "another master leads now, at " + leader.get().getAuthority(), null);
    }
  }

  /** The master ended the stream: as wished after a TEARDOWN, else the subscription is lost. */
  private void ended(@Nullable Throwable failure) {
    if (subscription != null && subscription.isTornDown()) {
      parts.inbox().close();
      return;
    }
    decoder.end();
    String where = "the stream of events from " + endpoint.getAuthority();
    throw new MesosConnectionException(
        failure == null ? "the master ended " + where : where + " broke", failure);
  }

  private void take(byte[] record, Consumer<Subscription> subscribed) {
    if (parts.inbox().isClosed()) {
      return;
    }
    Event event;
    try {
      event = parts.json().read(record, EventMessage.class).event();
    } catch (MesosJsonException e) {
      throw new MesosProtocolException(
          "an event from " + endpoint.getAuthority() + ": " + e.getMessage(), e);
    }
    if (event instanceof Event.Error error) {
      Handlers.safely("error", () -> event.deliverTo(parts.handler()));
      throw new SubscriptionRefusedException(
          "the master at "
              + endpoint.getAuthority()
              + " ended the framework's subscription: "
              + error.message());
    }
    if (event instanceof Event.Subscribed news) {
      open(news, subscribed);
    }
    Subscription current = subscription;
    if (current == null) {
      throw new MesosProtocolException(
          "the first event from " + endpoint.getAuthority() + " is not SUBSCRIBED", null);
    }
    deliver(event, current);
  }

  private void open(Event.Subscribed news, Consumer<Subscription> subscribed) {
    boolean again = parts.state().hasId();
    parts.state().subscribed(news.frameworkId());
    patience =
        news.heartbeatIntervalSeconds()
            .map(s -> Duration.ofMillis((long) (s * 1000 * MISSED_HEARTBEATS)))
            .orElse(patience);
    Subscription opened =
        new Subscription(
            parts, this::becameStale, endpoint, streamId, news.frameworkId(), news.masterInfo());
    subscription = opened;
    parts.current().set(opened);
    parts.chores().subscribed(again);
    subscribed.accept(opened);
    Handlers.safely("connected", () -> parts.handler().connected(opened));
  }

  private void deliver(Event event, Subscription current) {
    if (event instanceof Event.Update update) {
      parts.chores().heard(update.status());
    }
    boolean handled =
        Handlers.safely(event.getClass().getSimpleName(), () -> event.deliverTo(parts.handler()));
    if (handled && parts.acknowledges() && event instanceof Event.Update update) {
      try {
        current.acknowledge(update.status());
      } catch (MesosException e) {
        // Mesos sends the status again, and it is handled and acknowledged then.
        Handlers.note("acknowledgement lost: " + e.getMessage());
      }
    }
  }

  private void becameStale() {
    if (staleAt == null) { // further calls may fail while it is waited for
      staleAt = parts.clock().instant().plus(LAST_WORDS);
      parts.inbox().put(new Signal.Nudge());
    }
  }

  /** Ends the subscription; nothing can be sent through it from here on. */
  void close(@Nullable MesosException reason) {
    body.cancel();
    Subscription lost = subscription;
    if (lost != null) {
      lost.end();
      parts.current().compareAndSet(lost, null);
      parts.chores().disconnected();
      if (reason != null) {
        Handlers.safely("disconnected", () -> parts.handler().disconnected(reason));
      }
    }
  }
}
