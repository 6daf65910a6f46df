package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.lcmap.mesos.model.Bytes;

/** Writes Base64. */
final class BytesWriter extends StdSerializer<Bytes> {

  private static final long serialVersionUID = 1;

  BytesWriter() {
    super(Bytes.class);
  }

  @Override
  public void serialize(Bytes value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(value.toBase64());
  }
}
