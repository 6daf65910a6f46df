package org.lcmap.mesos.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.mesos.v1.scheduler.Protos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.EventMessage;

/** The builders of the model, with values from every field that Mesos 1.11 defines. */
class BuildersTest {

  private static final Map<Class<?>, List<Record>> RECORDS = records();

  private static Map<Class<?>, List<Record>> records() {
    Map<Class<?>, List<Record>> found = new LinkedHashMap<>();
    MesosJson json = new MesosJson();
    try {
      for (int choice = 0; choice < 10; choice++) {
        for (EnumValueDescriptor type : MesosSchemaTest.eventTypes().toList()) {
          var event = MesosSchemaTest.filled(Protos.Event.newBuilder(), type, choice);
          collect(json.read(MesosSchemaTest.printed(event), EventMessage.class), found);
        }
        for (EnumValueDescriptor type : MesosSchemaTest.callTypes().toList()) {
          var call = MesosSchemaTest.filled(Protos.Call.newBuilder(), type, choice);
          collect(json.read(MesosSchemaTest.printed(call), CallMessage.class), found);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private static void collect(Object value, Map<Class<?>, List<Record>> found) throws Exception {
    if (value instanceof Optional<?> optional && optional.isPresent()) {
      collect(optional.get(), found);
    } else if (value instanceof Collection<?> all) {
      for (Object one : all) {
        collect(one, found);
      }
    } else if (value instanceof Map<?, ?> map) {
      collect(map.values(), found);
    } else if (value instanceof Record one) {
      found.computeIfAbsent(one.getClass(), type -> new ArrayList<>()).add(one);
      for (RecordComponent part : one.getClass().getRecordComponents()) {
        collect(part.getAccessor().invoke(one), found);
      }
    }
  }

  static Stream<Class<?>> typesWithABuilder() {
    return RECORDS.keySet().stream()
        .filter(
            type -> Stream.of(type.getMethods()).anyMatch(m -> m.getName().equals("toBuilder")));
  }

  @ParameterizedTest
  @MethodSource("typesWithABuilder")
  void buildersKeepWhatTheyStartFromAndTakeEveryField(Class<?> type) throws Exception {
    List<Record> all = RECORDS.getOrDefault(type, List.of());
    for (Record wanted : all) {
      assertThat(build(builderOf(wanted))).isEqualTo(wanted);
      Object builder = builderOf(all.get(0));
      List<RecordComponent> set = new ArrayList<>();
      for (RecordComponent part : type.getRecordComponents()) {
        if (set(builder, part.getName(), part.getAccessor().invoke(wanted))) {
          set.add(part);
        }
      }
      Object built = build(builder);
      for (RecordComponent part : set) {
        assertThat(part.getAccessor().invoke(built))
            .as(part.getName())
            .isEqualTo(part.getAccessor().invoke(wanted));
      }
      assertThat(set).isNotEmpty();
    }
  }

  private static Object builderOf(Record value) throws Exception {
    return value.getClass().getMethod("toBuilder").invoke(value);
  }

  private static Object build(Object builder) throws Exception {
    return builder.getClass().getMethod("build").invoke(builder);
  }

  /** Whether the builder has a method of this name that takes the value. */
  private static boolean set(Object builder, String name, Object value) throws Exception {
    Object plain =
        value instanceof Optional<?> optional && optional.isPresent() ? optional.get() : value;
    for (Method method : builder.getClass().getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == 1
          && MethodType.methodType(method.getParameterTypes()[0])
              .wrap()
              .returnType()
              .isInstance(plain)) {
        method.invoke(builder, plain);
        return true;
      }
    }
    return false;
  }

  @Test
  void thereAreBuilders() {
    assertThat(typesWithABuilder()).hasSizeGreaterThan(8);
  }
}
