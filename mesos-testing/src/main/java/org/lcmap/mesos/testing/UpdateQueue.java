package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The updates of one task on their way to the framework: one at a time, the next only after the
 * acknowledgement of the one before, sent again after an interval, then twice that and so on up to
 * 10 min.
 */
final class UpdateQueue {

  private static final Duration MAX_INTERVAL = Duration.ofMinutes(10);

  private final EventLoop loop;
  private final Duration firstInterval;
  private final Consumer<ObjectNode> forward;
  private final Deque<ObjectNode> pending = new ArrayDeque<>();
  private EventLoop.@Nullable Timer retry;

  UpdateQueue(EventLoop loop, Duration firstInterval, Consumer<ObjectNode> forward) {
    this.loop = loop;
    this.firstInterval = firstInterval;
    this.forward = forward;
  }

  void add(ObjectNode status) {
    pending.add(status);
    if (pending.size() == 1) {
      send(firstInterval);
    }
  }

  /** Takes an acknowledgement; one that does not fit the update in flight is ignored. */
  void acknowledge(String uuid) {
    ObjectNode head = pending.peek();
    if (head != null && head.path("uuid").asText().equals(uuid)) {
      pending.remove();
      sendNow();
    }
  }

  /** Sends what is in flight again, because whoever it goes to has come back. */
  void sendNow() {
    if (retry != null) {
      retry.cancel();
    }
    if (!pending.isEmpty()) {
      send(firstInterval);
    }
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Forgets everything, as when the framework is gone for good. */
  void clear() {
    pending.clear();
    sendNow();
  }

  private void send(Duration interval) {
    ObjectNode head = pending.element();
    retry =
        loop.after(
            interval,
            () -> {
              Duration twice = interval.multipliedBy(2);
              send(twice.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : twice);
            });
    forward.accept(head);
  }
}
