package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.lcmap.mesos.model.Bytes;

/** Reads Base64. */
final class BytesReader extends StdDeserializer<Bytes> {

  private static final long serialVersionUID = 1;

  BytesReader() {
    super(Bytes.class);
  }

  @Override
  public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return Bytes.of(parser.getBinaryValue());
  }
}
