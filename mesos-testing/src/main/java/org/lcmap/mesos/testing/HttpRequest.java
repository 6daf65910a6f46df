package org.lcmap.mesos.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request as it came over the wire; header names in lower case. */
record HttpRequest(String method, String path, Map<String, String> headers, String body) {

  private static final int MAX_LINE = 65_536;

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Reads the next request of a connection; null when the client has closed it. */
  static @Nullable HttpRequest read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] words = first.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("Not an HTTP/1 request line: " + first);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("Not a header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new HttpRequest(words[0], words[1], headers, body(headers, in));
  }

  private static String body(Map<String, String> headers, InputStream in) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return text(chunks(in));
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return text(exactly(in, length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new java.io.ByteArrayOutputStream();
    while (true) {
      String length = line(in);
      if (length == null) {
        throw new EOFException("The request ended between two chunks.");
      }
      byte[] chunk = exactly(in, Integer.parseInt(length, 16));
      body.writeBytes(chunk);
      line(in);
      if (chunk.length == 0) {
        return body.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The request ended within its body.");
    }
    return bytes;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    while (line.length() < MAX_LINE) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    throw new IOException("A line of the request is longer than " + MAX_LINE + " bytes.");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
