package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a record; what is absent or an empty list is left out, as protobuf does. */
final class RecordWriter extends StdSerializer<Object> {

  private static final long serialVersionUID = 1;

  private final transient RecordShape shape;

  RecordWriter(RecordShape shape) {
    super(Object.class);
    this.shape = shape;
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    if (shape.transparent) {
      provider.defaultSerializeValue(shape.get(value, 0), generator);
      return;
    }
    generator.writeStartObject();
    Object variant = shape.unionIndex < 0 ? null : present(shape.get(value, shape.unionIndex));
    if (variant != null && shape.union != null && shape.union.typed) {
      generator.writeStringField("type", shape.union.typeName(variant));
    }
    for (RecordShape.Field field : shape.fields) {
      Object content = present(shape.get(value, field.index()));
      if (content != null) {
        provider.defaultSerializeField(field.name(), content, generator);
      }
    }
    if (variant != null && shape.union != null) {
      UnionShape.Variant known = shape.union.byClass.get(variant.getClass());
      if (known != null && known.hasPayload(shape.union.typed)) {
        provider.defaultSerializeField(known.key(), variant, generator);
      }
    }
    if (shape.unknownIndex >= 0) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) shape.get(value, shape.unknownIndex)).entrySet()) {
        provider.defaultSerializeField((String) entry.getKey(), entry.getValue(), generator);
      }
    }
    generator.writeEndObject();
  }

  private static @Nullable Object present(Object component) {
    if (component instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (component instanceof Collection<?> collection) {
      return collection.isEmpty() ? null : collection;
    }
    if (component instanceof Map<?, ?> map) {
      return map.isEmpty() ? null : map;
    }
    return component;
  }
}
