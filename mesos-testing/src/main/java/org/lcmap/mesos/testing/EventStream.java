package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The stream of events to one subscriber: RecordIO in HTTP chunks, one record a chunk.
 *
 * <p>Events are queued and written by a thread of the stream, so that a subscriber that does not
 * read never holds up the cluster.
 */
final class EventStream {

  private sealed interface Item {
    record Bytes(ByteBuffer buffer) implements Item {}

    record LastChunk() implements Item {}

    record Close() implements Item {}
  }

  private final String id;
  private final HttpListener.Connection connection;
  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final Object speech = new Object();
  private boolean silent; // Guarded by speech.
  private volatile boolean ended;

  /** Sends the head of the answer; the caller's thread then has to {@link #serve}. */
  EventStream(String id, HttpListener.Connection connection) {
    this.id = id;
    this.connection = connection;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Transfer-Encoding", "chunked");
    headers.put("Mesos-Stream-Id", id);
    headers.put("Content-Type", "application/json");
    queue.add(new Item.Bytes(ByteBuffer.wrap(HttpReply.head(200, headers))));
  }

  String id() {
    return id;
  }

  /** Queues an event; after the stream's end nothing comes of it. */
  void send(JsonNode event) {
    queue.add(new Item.Bytes(ByteBuffer.wrap(chunk(record(event)))));
  }

  /** Ends the stream as Mesos does: with the last chunk, leaving the connection open. */
  void end() {
    queue.add(new Item.LastChunk());
  }

  /** Breaks the stream off in the middle of a record. */
  void cut() {
    byte[] record = record(Json.object().put("type", "HEARTBEAT"));
    queue.add(new Item.Bytes(ByteBuffer.wrap(chunk(Arrays.copyOf(record, record.length / 2)))));
    queue.add(new Item.Close());
  }

  /** Closes the connection. */
  void close() {
    connection.close();
    queue.add(new Item.Close());
    silence(false);
  }

  /** Whether nothing is written for now, as when the master or the network hangs. */
  void silence(boolean silent) {
    synchronized (speech) {
      this.silent = silent;
      speech.notifyAll();
    }
  }

  /**
   * Writes events until the client or the cluster ends the stream; on the connection's thread.
   * Afterwards the connection is closed, or, when the stream ended well, ready for a request.
   */
  void serve() {
    HttpListener.start("mesos-stream-" + id, this::write);
    boolean requestFollows = false;
    try {
      requestFollows = connection.awaitClient();
    } catch (IOException e) {
      // A broken connection and a closed one are the same to a master.
    }
    if (!requestFollows || !ended) {
      close();
    }
  }

  private void write() {
    try {
      for (Item item = queue.take(); !(item instanceof Item.Close); item = queue.take()) {
        awaitSpeech();
        if (item instanceof Item.Bytes bytes) {
          connection.write(bytes.buffer().array());
        } else {
          ended = true;
          connection.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The reading side sees the end of the connection too, and reports it.
    }
    connection.close();
  }

  private void awaitSpeech() throws InterruptedException {
    synchronized (speech) {
      while (silent) {
        speech.wait();
      }
    }
  }

  private static byte[] record(JsonNode event) {
    byte[] json = Json.bytes(event);
    return concat(Integer.toString(json.length) + "\n", json, "");
  }

  private static byte[] chunk(byte[] content) {
    return concat(Integer.toHexString(content.length) + "\r\n", content, "\r\n");
  }

  private static byte[] concat(String before, byte[] content, String after) {
    byte[] head = before.getBytes(StandardCharsets.US_ASCII);
    byte[] tail = after.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + content.length + tail.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    System.arraycopy(tail, 0, all, head.length + content.length, tail.length);
    return all;
  }
}
