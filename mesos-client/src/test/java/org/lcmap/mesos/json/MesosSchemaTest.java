package org.lcmap.mesos.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.mesos.v1.scheduler.Protos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.EventMessage;

/**
 * Fills every field of every message that Mesos 1.11 defines for schedulers, and looks for what the
 * model does not know or writes otherwise. Mesos's own classes are the judge.
 */
class MesosSchemaTest {

  private final MesosJson json = new MesosJson();

  static Stream<EnumValueDescriptor> eventTypes() {
    return types(Protos.Event.Type.getDescriptor());
  }

  static Stream<EnumValueDescriptor> callTypes() {
    return types(Protos.Call.Type.getDescriptor());
  }

  private static Stream<EnumValueDescriptor> types(EnumDescriptor type) {
    return type.getValues().stream().filter(value -> !value.getName().equals("UNKNOWN"));
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void everyFieldOfEveryEventIsKnownAndWrittenBack(EnumValueDescriptor type) throws Exception {
    for (int choice = 0; choice < 10; choice++) {
      Message message = filled(Protos.Event.newBuilder(), type, choice);

      EventMessage event = json.read(printed(message), EventMessage.class);

      assertThat(unknownFields(event)).isEmpty();
      assertThat(parsed(json.write(event), Protos.Event.newBuilder())).isEqualTo(message);
    }
  }

  @Test
  void everyEventReachesAMethodOfItsOwn() throws Exception {
    List<String> methods = new ArrayList<>();
    for (EnumValueDescriptor type : eventTypes().toList()) {
      Event event =
          json.read(printed(filled(Protos.Event.newBuilder(), type, 0)), EventMessage.class)
              .event();
      event.deliverTo(
          (Event.Receiver)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Event.Receiver.class},
                  (proxy, method, arguments) -> methods.add(method.getName())));
    }

    assertThat(methods).doesNotHaveDuplicates().doesNotContain("other").hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("callTypes")
  void everyFieldOfEveryCallIsKnownAndWrittenBack(EnumValueDescriptor type) throws Exception {
    for (int choice = 0; choice < 10; choice++) {
      Message message = filled(Protos.Call.newBuilder(), type, choice);

      CallMessage call = json.read(printed(message), CallMessage.class);

      assertThat(unknownFields(call)).isEmpty();
      assertThat(parsed(json.write(call), Protos.Call.newBuilder())).isEqualTo(message);
    }
  }

  static byte[] printed(Message message) throws InvalidProtocolBufferException {
    return JsonFormat.printer()
        .preservingProtoFieldNames()
        .omittingInsignificantWhitespace()
        .print(message)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Message parsed(byte[] json, Message.Builder builder)
      throws InvalidProtocolBufferException {
    JsonFormat.parser().merge(new String(json, StandardCharsets.UTF_8), builder);
    return builder.build();
  }

  /** A message of this type with all its fields; {@code choice} picks among variants. */
  static Message filled(Message.Builder builder, EnumValueDescriptor type, int choice) {
    FieldDescriptor typeField = builder.getDescriptorForType().findFieldByName("type");
    builder.setField(typeField, type);
    for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
      boolean payload = field.getName().equalsIgnoreCase(type.getName());
      if (payload || field.getName().equals("framework_id")) {
        builder.setField(field, message(builder.newBuilderForField(field), choice, 0));
      }
    }
    return builder.build();
  }

  private static Message message(Message.Builder builder, int choice, int depth) {
    FieldDescriptor typeField = builder.getDescriptorForType().findFieldByName("type");
    EnumValueDescriptor chosen = null;
    if (isUnion(builder, typeField)) {
      var types = typeField.getEnumType().getValues();
      var usable = types.stream().filter(t -> payload(builder, t).isPresent()).toList();
      chosen = usable.get(choice % usable.size());
      builder.setField(typeField, chosen);
    }
    for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
      if (chosen != null
          && (field == typeField || isOtherPayload(builder, typeField, chosen, field))) {
        continue;
      }
      if (isTest(field)
          && field.getIndex() != choice % field.getContainingType().getFields().size()) {
        continue;
      }
      if (recurses(field) && depth > 1 && !field.isRequired()) {
        continue;
      }
      set(builder, field, choice, depth);
    }
    return builder.build();
  }

  private static void set(Message.Builder builder, FieldDescriptor field, int choice, int depth) {
    Object value;
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      int deeper = recurses(field) ? depth + 1 : depth;
      value = message(builder.newBuilderForField(field), choice, deeper);
    } else {
      value = plain(field, choice);
    }
    if (field.isRepeated()) {
      builder.addRepeatedField(field, value);
    } else {
      builder.setField(field, value);
    }
  }

  private static boolean recurses(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType() == field.getContainingType();
  }

  /** A field of a union without a type: one of them at a time. */
  private static boolean isTest(FieldDescriptor field) {
    return field.getContainingType().getName().equals("Predicate");
  }

  private static boolean isUnion(Message.Builder builder, FieldDescriptor typeField) {
    return typeField != null
        && typeField.getJavaType() == FieldDescriptor.JavaType.ENUM
        && !builder.getDescriptorForType().getFullName().endsWith("DiskInfo.Source")
        && !builder.getDescriptorForType().getFullName().endsWith("Environment.Variable")
        && typeField.getEnumType().getValues().stream()
            .anyMatch(t -> payload(builder, t).isPresent());
  }

  private static Optional<FieldDescriptor> payload(
      Message.Builder builder, EnumValueDescriptor type) {
    return builder.getDescriptorForType().getFields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(type.getName()))
        .findFirst();
  }

  private static boolean isOtherPayload(
      Message.Builder builder,
      FieldDescriptor typeField,
      EnumValueDescriptor type,
      FieldDescriptor field) {
    return typeField.getEnumType().getValues().stream()
        .anyMatch(
            other -> !other.equals(type) && payload(builder, other).equals(Optional.of(field)));
  }

  private static Object plain(FieldDescriptor field, int choice) {
    return switch (field.getJavaType()) {
      case INT -> 7 + choice;
      case LONG -> 31_000L + choice;
      case FLOAT -> 0.5f;
      case DOUBLE -> 0.1 + choice;
      case BOOLEAN -> choice % 2 == 0;
      case STRING -> field.getName() + "-ä-" + choice;
      case BYTE_STRING -> ByteString.copyFrom(new byte[] {(byte) choice, -1, 62, 63});
      case ENUM ->
          field.getEnumType().getValues().get(choice % field.getEnumType().getValues().size());
      case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
    };
  }

  /** All unknown fields at any depth, with the record that holds them. */
  private static Stream<String> unknownFields(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.stream().flatMap(MesosSchemaTest::unknownFields);
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().flatMap(MesosSchemaTest::unknownFields);
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(MesosSchemaTest::unknownFields);
    }
    if (!(value instanceof Record)) {
      return Stream.empty();
    }
    return Stream.of(value.getClass().getRecordComponents())
        .flatMap(component -> unknownFieldsOf(value, component));
  }

  private static Stream<String> unknownFieldsOf(Object holder, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(holder);
      if (component.getName().equals("unknownFields")) {
        return ((Map<?, ?>) value)
            .keySet().stream().map(key -> holder.getClass().getSimpleName() + "." + key);
      }
      return unknownFields(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
