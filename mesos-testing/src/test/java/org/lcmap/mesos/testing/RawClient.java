package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;

/** One connection to a master, with nothing between the test and the bytes. */
final class RawClient implements AutoCloseable {

  /**
   * An answer's head, and its body if it is not a stream.
   *
   * @param headers as they came; the names in lower case
   */
  record Answer(String statusLine, Map<String, String> headers, String body) {
    boolean isStream() {
      return "chunked".equals(headers.get("transfer-encoding"));
    }

    /** Reads an answer from text that holds all of it. */
    static Answer parse(String text) {
      int end = text.indexOf("\r\n\r\n");
      String[] lines = text.substring(0, end).split("\r\n", -1);
      Map<String, String> headers = new TreeMap<>();
      for (String line : List.of(lines).subList(1, lines.length)) {
        String[] parts = line.split(": ", 2);
        headers.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1]);
      }
      return new Answer(lines[0], headers, text.substring(end + 4));
    }
  }

  private final Socket socket;
  private final InputStream in;
  private volatile boolean ended;
  private volatile boolean broken;

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request and reads the answer, of a stream the head. */
  Answer send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The master closed the connection instead of answering.");
      }
      head.write(next);
    }
    Answer answer = Answer.parse(head.toString(StandardCharsets.ISO_8859_1));
    int length = Integer.parseInt(answer.headers().getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(answer.statusLine(), answer.headers(), body);
  }

  /** Reads the stream's events on a thread of its own until the stream ends or breaks. */
  void stream(BlockingQueue<JsonNode> events) throws IOException {
    socket.setSoTimeout(0);
    HttpListener.start(
        "raw-client",
        () -> {
          var records = new Records();
          try {
            for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
              events.addAll(records.add(chunk));
            }
            ended = true;
          } catch (IOException e) {
            broken = true;
          }
        });
  }

  private byte[] chunk() throws IOException {
    var line = new StringBuilder();
    while (line.indexOf("\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The stream broke.");
      }
      line.append((char) next);
    }
    byte[] chunk = in.readNBytes(Integer.parseInt(line.substring(0, line.length() - 2), 16));
    in.readNBytes(2);
    return chunk;
  }

  /** Whether the master sent the last chunk. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether the connection broke before the last chunk. */
  boolean hasBroken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** RecordIO, whatever the chunks. */
  static final class Records {
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    List<JsonNode> add(byte[] chunk) {
      rest.writeBytes(chunk);
      List<JsonNode> events = new ArrayList<>();
      while (true) {
        String text = rest.toString(StandardCharsets.ISO_8859_1);
        int newline = text.indexOf('\n');
        if (newline < 0) {
          return events;
        }
        int end = newline + 1 + Integer.parseInt(text.substring(0, newline));
        if (text.length() < end) {
          return events;
        }
        byte[] all = rest.toByteArray();
        events.add(
            Json.parse(new String(all, newline + 1, end - newline - 1, StandardCharsets.UTF_8)));
        rest.reset();
        rest.write(all, end, all.length - end);
      }
    }
  }
}
