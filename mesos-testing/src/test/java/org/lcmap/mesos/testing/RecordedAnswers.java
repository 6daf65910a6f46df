package org.lcmap.mesos.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a recorded master wrote, sorted by what it answers: streams of events, refusals of
 * SUBSCRIBE, and answers to other calls.
 */
record RecordedAnswers(List<Stream> streams, List<String> refusals, List<String> answers) {

  /** One stream of events: the head of its answer, and the chunks of its body. */
  static final class Stream {
    private final String head;
    private final StringBuilder chunks = new StringBuilder();
    private boolean closedByClient;

    private Stream(String head) {
      this.head = head;
    }

    boolean hasEnded() {
      return chunks.toString().endsWith("0\r\n\r\n");
    }

    boolean isJson() {
      return head.contains("Content-Type: application/json");
    }

    /** The answer as it was recorded. */
    byte[] verbatim() {
      return bytes(head + chunks);
    }

    /** The same answer, its body cut into chunks of so many bytes. */
    byte[] inChunksOf(int size) {
      byte[] body = body();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(bytes(head));
      for (int from = 0; from < body.length; from += size) {
        byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + size));
        out.writeBytes(bytes(Integer.toHexString(part.length) + "\r\n"));
        out.writeBytes(part);
        out.writeBytes(bytes("\r\n"));
      }
      if (hasEnded()) {
        out.writeBytes(bytes("0\r\n\r\n"));
      }
      return out.toByteArray();
    }

    /** The body without its chunks: RecordIO. */
    byte[] body() {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int at = 0;
      while (at < chunks.length()) {
        int newline = chunks.indexOf("\r\n", at);
        int length = Integer.parseInt(chunks.substring(at, newline), 16);
        body.writeBytes(bytes(chunks.substring(newline + 2, newline + 2 + length)));
        at = newline + 2 + length + 2;
      }
      return body.toByteArray();
    }
  }

  static RecordedAnswers of(Recording recording) {
    RecordedAnswers sorted =
        new RecordedAnswers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    recording.steps().forEach(sorted::add);
    return sorted;
  }

  private void add(Recording.Step step) {
    String text = step.text();
    boolean answer = step.kind() == Recording.Kind.RECEIVED && text.startsWith("HTTP/1.1 ");
    if (answer && text.contains("Transfer-Encoding: chunked")) {
      int end = text.indexOf("\r\n\r\n") + 4;
      Stream stream = new Stream(text.substring(0, end));
      stream.chunks.append(text.substring(end));
      streams.add(stream);
    } else if (answer) {
      (step.title().startsWith("SUBSCRIBE") ? refusals : answers).add(text);
    } else if (step.title().startsWith("stream bytes")) {
      owner(text).chunks.append(text);
    } else if (step.title().startsWith("stream closed by the other side")) {
      streams.get(streams.size() - 1).closedByClient = true;
    }
  }

  /** A stream that another one takes over gets its ERROR and its end after the other's head. */
  private Stream owner(String chunks) {
    int last = streams.size() - 1;
    if (last > 0 && streams.get(last).chunks.isEmpty() && !chunks.contains("\"SUBSCRIBED\"")) {
      Stream before = streams.get(last - 1);
      if (!before.hasEnded() && !before.closedByClient) {
        return before;
      }
    }
    return streams.get(last);
  }

  private static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
