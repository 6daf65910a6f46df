package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.EnumValue;

/** Reads the name of a constant, known or not. */
final class EnumValueReader<E extends Enum<E>> extends StdDeserializer<EnumValue<E>> {

  private static final long serialVersionUID = 1;

  private final transient Map<String, EnumValue<E>> known = new HashMap<>();

  EnumValueReader(Class<E> enumeration) {
    super(EnumValue.class);
    for (E constant : enumeration.getEnumConstants()) {
      known.put(constant.name(), EnumValue.of(constant));
    }
  }

  @Override
  public EnumValue<E> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw context.wrongTokenException(
          parser, EnumValue.class, JsonToken.VALUE_STRING, "the name of a constant");
    }
    String name = parser.getText();
    EnumValue<E> value = known.get(name);
    return value != null ? value : new EnumValue<E>(name, Optional.<E>empty());
  }

  @Override
  public boolean isCachable() {
    return true;
  }
}
