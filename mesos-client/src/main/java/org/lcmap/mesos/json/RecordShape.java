package org.lcmap.mesos.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.Transparent;

/**
 * How a record looks in JSON: which component is which field, where what is unknown goes, and, for
 * a component whose type is a sealed interface, which fields hold its variants.
 */
final class RecordShape {

  /** A component that is a field of its own. */
  record Field(String name, int index, JavaType type, boolean optional, @Nullable Object absent) {}

  final Class<?> type;
  final boolean transparent;
  final List<Field> fields = new ArrayList<>();
  final int size;
  int unknownIndex = -1;
  int unionIndex = -1;
  boolean unionOptional;
  @Nullable UnionShape union;

  private final MethodHandle constructor;
  private final MethodHandle[] accessors;

  private RecordShape(Class<?> type, TypeFactory types) {
    this.type = type;
    this.transparent = type.isAnnotationPresent(Transparent.class);
    RecordComponent[] components = type.getRecordComponents();
    this.size = components.length;
    this.accessors = new MethodHandle[size];
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?>[] parameters =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, parameters))
              .asSpreader(Object[].class, size)
              .asType(MethodType.methodType(Object.class, Object[].class));
      for (int i = 0; i < size; i++) {
        accessors[i] =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        place(components[i], i, types);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is not a public record of the model", e);
    }
  }

  static RecordShape of(Class<?> type, TypeFactory types) {
    return new RecordShape(type, types);
  }

  /** The name of a component in JSON. */
  static String jsonName(String javaName) {
    return ((SnakeCaseStrategy) PropertyNamingStrategies.SNAKE_CASE).translate(javaName);
  }

  private void place(RecordComponent component, int index, TypeFactory types) {
    if (component.getName().equals("unknownFields")) {
      unknownIndex = index;
      return;
    }
    JavaType declared = types.constructType(component.getGenericType());
    boolean optional = declared.hasRawClass(Optional.class);
    JavaType content = optional ? declared.containedType(0) : declared;
    if (content.getRawClass().isSealed()) {
      unionIndex = index;
      unionOptional = optional;
      union = UnionShape.of(content.getRawClass(), types);
      return;
    }
    fields.add(
        new Field(jsonName(component.getName()), index, content, optional, absent(declared)));
  }

  private static @Nullable Object absent(JavaType declared) {
    if (declared.hasRawClass(Optional.class)) {
      return Optional.empty();
    }
    if (declared.hasRawClass(List.class)) {
      return List.of();
    }
    return declared.hasRawClass(Map.class) ? Map.of() : null;
  }

  /** Whether a message without any field makes such a record. */
  boolean mayBeEmpty() {
    return !transparent
        && (unionIndex < 0 || unionOptional)
        && fields.stream().allMatch(f -> f.absent() != null);
  }

  /** The record that a message without any field makes. */
  Object createEmpty() {
    @Nullable Object[] arguments = new @Nullable Object[size];
    fields.forEach(field -> arguments[field.index()] = field.absent());
    if (unionIndex >= 0) {
      arguments[unionIndex] = Optional.empty();
    }
    if (unknownIndex >= 0) {
      arguments[unknownIndex] = Map.of();
    }
    return create(arguments);
  }

  Object create(@Nullable Object[] arguments) {
    try {
      return constructor.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // records of the model throw nothing checked
    }
  }

  Object get(Object record, int index) {
    try {
      return accessors[index].invokeExact(record);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // accessors throw nothing checked
    }
  }
}
