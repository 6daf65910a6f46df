package org.lcmap.mesos.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the variants of a sealed interface look in JSON. A variant {@code LaunchGroup} has the type
 * {@code LAUNCH_GROUP} and its payload in the field {@code launch_group}. A variant without
 * components has no payload; the variant {@code Other} stands for all types that are not known. An
 * interface without {@code Other} is a union without a type field.
 */
final class UnionShape {

  /** One variant. */
  record Variant(String typeName, String key, RecordShape shape, JavaType type) {

    /** Whether the variant has a field of its own beside the type. */
    boolean hasPayload(boolean typed) {
      return !typed || shape.size > 0;
    }
  }

  final boolean typed;
  final Map<String, Variant> byKey;
  final Map<Class<?>, Variant> byClass;
  private final @Nullable RecordShape other;

  private UnionShape(Class<?> sealed, TypeFactory types) {
    Class<?>[] permitted = sealed.getPermittedSubclasses();
    Class<?> otherClass =
        Arrays.stream(permitted)
            .filter(c -> c.getSimpleName().equals("Other"))
            .findFirst()
            .orElse(null);
    this.typed = otherClass != null;
    this.other = otherClass == null ? null : RecordShape.of(otherClass, types);
    this.byKey =
        Arrays.stream(permitted)
            .filter(c -> c != otherClass)
            .map(c -> variant(c, types))
            .collect(Collectors.toMap(Variant::key, Function.identity()));
    this.byClass =
        byKey.values().stream()
            .collect(Collectors.toMap(v -> v.type().getRawClass(), Function.identity()));
  }

  static UnionShape of(Class<?> sealed, TypeFactory types) {
    return new UnionShape(sealed, types);
  }

  private static Variant variant(Class<?> type, TypeFactory types) {
    String key = RecordShape.jsonName(type.getSimpleName());
    return new Variant(
        key.toUpperCase(Locale.ROOT), key, RecordShape.of(type, types), types.constructType(type));
  }

  /** What a type stands for when no payload comes with it: an empty one, or a type unknown. */
  Object withoutPayload(String typeName) {
    for (Variant variant : byKey.values()) {
      if (variant.typeName().equals(typeName) && variant.shape().mayBeEmpty()) {
        return variant.shape().createEmpty();
      }
    }
    if (other == null) {
      throw new IllegalStateException("a union without types");
    }
    return other.create(new Object[] {typeName});
  }

  /** The type of a value, as Mesos names it. */
  String typeName(Object value) {
    Variant variant = byClass.get(value.getClass());
    if (variant != null) {
      return variant.typeName();
    }
    if (other == null) {
      throw new IllegalStateException("a union without types");
    }
    return (String) other.get(value, 0);
  }
}
