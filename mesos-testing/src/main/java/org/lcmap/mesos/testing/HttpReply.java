package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An answer with the headers, in the order, that a real master sends. */
record HttpReply(int status, Map<String, String> headers, String body) {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(202, "Accepted"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  static HttpReply empty(int status) {
    return new HttpReply(status, Map.of(), "");
  }

  static HttpReply text(int status, String body) {
    return new HttpReply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
  }

  static HttpReply json(JsonNode body) {
    return new HttpReply(200, Map.of("Content-Type", "application/json"), body.toString());
  }

  static HttpReply redirect(String location) {
    return new HttpReply(307, Map.of("Location", location), "");
  }

  HttpReply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put(name, value);
    more.putAll(headers);
    return new HttpReply(status, more, body);
  }

  byte[] bytes() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Length", Integer.toString(content.length));
    var out = new ByteArrayOutputStream();
    out.writeBytes(head(status, all));
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** Status line, date and headers, with the empty line that ends them. */
  static byte[] head(int status, Map<String, String> headers) {
    var head = new StringBuilder();
    head.append("HTTP/1.1 ").append(status).append(' ');
    head.append(REASONS.getOrDefault(status, "Unknown")).append("\r\n");
    head.append("Date: ").append(HTTP_DATE.format(Instant.now())).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
