package org.lcmap.mesos.testing;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wrong and slow answers to come, when a test asks for them. Owned by the loop. */
final class HttpFaults {

  private Duration delay = Duration.ZERO;
  private @Nullable HttpReply reply;
  private int replies;

  void delay(Duration newDelay) {
    delay = newDelay;
  }

  Duration delay() {
    return delay;
  }

  void answer(HttpReply wrong, int times) {
    reply = wrong;
    replies = times;
  }

  /** The answer to give instead of the right one. */
  Optional<HttpReply> next() {
    if (replies == 0) {
      return Optional.empty();
    }
    replies--;
    return Optional.ofNullable(reply);
  }
}
