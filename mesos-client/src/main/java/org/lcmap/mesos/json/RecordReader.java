package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record field by field, without a tree in between: an event with the offers of a whole
 * cluster is large.
 */
final class RecordReader extends StdDeserializer<Object> implements ResolvableDeserializer {

  private static final long serialVersionUID = 1;

  private record Target(RecordShape.Field field, JsonDeserializer<Object> reader) {}

  private record VariantTarget(UnionShape.Variant variant, JsonDeserializer<Object> reader) {}

  private final transient RecordShape shape;
  private final transient Map<String, Target> targets = new HashMap<>();
  private final transient Map<String, VariantTarget> variants = new HashMap<>();

  RecordReader(RecordShape shape) {
    super(shape.type);
    this.shape = shape;
  }

  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    for (RecordShape.Field field : shape.fields) {
      targets.put(
          field.name(),
          new Target(field, context.findContextualValueDeserializer(field.type(), null)));
    }
    if (shape.union != null) {
      for (UnionShape.Variant variant : shape.union.byKey.values()) {
        variants.put(
            variant.key(),
            new VariantTarget(
                variant, context.findContextualValueDeserializer(variant.type(), null)));
      }
    }
  }

  @Override
  public boolean isCachable() {
    return true;
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    @Nullable Object[] arguments = new @Nullable Object[shape.size];
    if (shape.transparent) {
      Target only = targets.values().iterator().next();
      arguments[0] = only.reader().deserialize(parser, context);
      return shape.create(arguments);
    }
    if (!parser.isExpectedStartObjectToken()) {
      return context.handleUnexpectedToken(shape.type, parser);
    }
    Found found = new Found();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue; // as Mesos reads it: absent
      }
      try {
        readField(name, parser, context, arguments, found);
      } catch (JsonMappingException e) {
        e.prependPath(shape.type, name);
        throw e;
      }
    }
    return finish(parser, arguments, found);
  }

  /** What was met of a union and of unknown fields. */
  private static final class Found {
    @Nullable String typeName;
    @Nullable Object variant;
    @Nullable Map<String, Object> unknown;

    void unknown(String name, Object value) {
      if (unknown == null) {
        unknown = new LinkedHashMap<>();
      }
      unknown.put(name, value);
    }
  }

  private void readField(
      String name,
      JsonParser parser,
      DeserializationContext context,
      @Nullable Object[] arguments,
      Found found)
      throws IOException {
    Target target = targets.get(name);
    if (target != null) {
      Object value = target.reader().deserialize(parser, context);
      arguments[target.field().index()] = target.field().optional() ? Optional.of(value) : value;
      return;
    }
    if (shape.union != null && shape.union.typed && name.equals("type")) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw context.wrongTokenException(
            parser, shape.type, JsonToken.VALUE_STRING, "the name of a type");
      }
      found.typeName = parser.getText();
      return;
    }
    VariantTarget variant = variants.get(name);
    if (variant != null && found.variant == null && fits(variant.variant(), found.typeName)) {
      found.variant = variant.reader().deserialize(parser, context);
      return;
    }
    found.unknown(name, context.readValue(parser, Object.class));
  }

  private static boolean fits(UnionShape.Variant variant, @Nullable String typeName) {
    return typeName == null || typeName.equals(variant.typeName());
  }

  private Object finish(JsonParser parser, @Nullable Object[] arguments, Found found)
      throws IOException {
    for (RecordShape.Field field : shape.fields) {
      if (arguments[field.index()] == null) {
        if (field.absent() == null) {
          throw new MissingFieldException(parser, field.name());
        }
        arguments[field.index()] = field.absent();
      }
    }
    if (shape.union != null) {
      Object variant = variant(parser, shape.union, found);
      arguments[shape.unionIndex] = shape.unionOptional ? Optional.ofNullable(variant) : variant;
    }
    if (shape.unknownIndex >= 0) {
      arguments[shape.unknownIndex] = found.unknown == null ? Map.of() : found.unknown;
    }
    return shape.create(arguments);
  }

  private @Nullable Object variant(JsonParser parser, UnionShape union, Found found)
      throws IOException {
    Object variant = found.variant;
    String typeName = found.typeName;
    if (variant != null && (typeName == null || typeName.equals(union.typeName(variant)))) {
      return variant;
    }
    if (variant != null) { // the payload came before a type that names another one
      UnionShape.Variant known = union.byClass.get(variant.getClass());
      if (known != null) {
        found.unknown(known.key(), variant);
      }
    }
    if (typeName == null) {
      if (shape.unionOptional) {
        return null;
      }
      throw new MissingFieldException(parser, "type");
    }
    return union.withoutPayload(typeName);
  }
}
