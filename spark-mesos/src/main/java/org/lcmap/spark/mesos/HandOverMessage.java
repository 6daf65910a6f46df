package org.lcmap.spark.mesos;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.network.util.JavaUtils;

/**
 * What driver and a starting executor say to each other before Spark does: names with values.
 *
 * @param entries texts of less than 64 KiB
 */
record HandOverMessage(Map<String, String> entries) {

  /** In a request: the executor's own words on why it does not start. */
  static final String REFUSAL = "refusal";

  /** In an answer: the application's secret; missing where authentication is off. */
  static final String SECRET = "secret";

  /** In an answer, before the name of a setting that an executor needs before it can ask Spark. */
  static final String SETTING = "setting.";

  HandOverMessage {
    entries = Map.copyOf(entries);
  }

  ByteBuffer encode() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeUTF(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  static HandOverMessage decode(ByteBuffer buffer) {
    var in = new DataInputStream(new ByteArrayInputStream(JavaUtils.bufferToArray(buffer)));
    try {
      Map<String, String> entries = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        entries.put(in.readUTF(), in.readUTF());
      }
      return new HandOverMessage(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the values, which may be secret. */
  @Override
  public String toString() {
    return "HandOverMessage" + entries.keySet();
  }
}
