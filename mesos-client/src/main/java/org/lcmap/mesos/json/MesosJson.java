package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads and writes the messages of {@link org.lcmap.mesos.model} as JSON. Safe for use by several
 * threads, and best made once: it remembers how each record is mapped.
 */
public final class MesosJson {

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new MesosModule())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads one message, of UTF-8 JSON and nothing after it.
   *
   * @throws MesosJsonException when it is not JSON, or lacks what Mesos requires
   */
  public <T> T read(byte[] json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      // Jackson's own text quotes the input, which may hold secrets (docker inspect of a task).
      throw new MesosJsonException(type.getSimpleName(), Explanation.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not from an array
    }
  }

  /** Writes one message as UTF-8. */
  public byte[] write(Record message) {
    try {
      return mapper.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "cannot write a "
              + message.getClass().getSimpleName()
              + " as JSON: unknown fields may"
              + " only hold plain JDK values",
          e);
    }
  }
}
