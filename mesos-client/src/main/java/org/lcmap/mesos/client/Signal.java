package org.lcmap.mesos.client;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What wakes the thread of a client. */
sealed interface Signal {

  /** A master answered a SUBSCRIBE, or could not be asked. */
  record Answered(
      EventBody body, @Nullable HttpResponse<String> response, @Nullable Throwable failure)
      implements Signal {}

  /** Bytes of a stream of events. */
  record Bytes(EventBody body, List<ByteBuffer> bytes) implements Signal {}

  /** A stream ended, with a failure or as the master wished. */
  record Ended(EventBody body, @Nullable Throwable failure) implements Signal {}

  /** Something else changed: look again at what there is to do. */
  record Nudge() implements Signal {}
}
