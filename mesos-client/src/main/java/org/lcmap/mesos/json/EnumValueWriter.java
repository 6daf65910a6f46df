package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.lcmap.mesos.model.EnumValue;

/** Writes the name as it came. */
final class EnumValueWriter extends StdSerializer<EnumValue<?>> {

  private static final long serialVersionUID = 1;

  EnumValueWriter() {
    super(EnumValue.class, false);
  }

  @Override
  public void serialize(EnumValue<?> value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(value.name());
  }
}
