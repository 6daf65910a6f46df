package org.lcmap.mesos.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.EventMessage;

/** What no newer, broken or hostile master may do to a reader. */
class MesosJsonPropertyTest {

  private static final List<String> EVENTS =
      Transcript.NAMES.stream().flatMap(n -> Transcript.read(n).events().stream()).toList();

  private final MesosJson json = new MesosJson();
  private final ObjectMapper plain = new ObjectMapper();

  @Property(tries = 300)
  void fieldsOfANewerMesosSurviveAtAnyDepth(
      @ForAll("events") String event,
      @ForAll @AlphaChars @StringLength(min = 3, max = 9) String name,
      @ForAll("values") Object value,
      @ForAll @IntRange(max = 100) int place)
      throws IOException {
    ObjectNode tree = (ObjectNode) plain.readTree(event);
    // Identifiers are nothing but their value, and so keep nothing else.
    List<ObjectNode> places =
        tree.findParents("name").stream().map(ObjectNode.class::cast).toList();
    ObjectNode target = places.isEmpty() ? tree : places.get(place % places.size());
    target.set("new_" + name, plain.valueToTree(value));

    byte[] written = json.write(json.read(plain.writeValueAsBytes(tree), EventMessage.class));

    assertThat(plain.readTree(written).findValue("new_" + name))
        .isEqualTo(plain.valueToTree(value));
  }

  @Property(tries = 300)
  void namesOfANewerMesosSurvive(@ForAll @AlphaChars @StringLength(min = 1) String name)
      throws IOException {
    byte[] event =
        ("{\"type\":\"UPDATE\",\"update\":{\"status\":{\"task_id\":{\"value\":\"t\"},"
                + "\"state\":\"TASK_X\",\"reason\":\"REASON_X\"}}}")
            .replace("_X", "_" + name)
            .getBytes(StandardCharsets.UTF_8);

    EventMessage message = json.read(event, EventMessage.class);

    assertThat(((Event.Update) message.event()).status().state().known()).isEmpty();
    assertThat(plain.readTree(json.write(message))).isEqualTo(plain.readTree(event));
  }

  @Property(tries = 1000)
  void damagedEventsAreReadOrRefusedAndNeverQuoted(
      @ForAll("events") String event, @ForAll Random random) {
    byte[] damaged = event.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }

    Throwable problem = catchThrowable(() -> json.read(damaged, EventMessage.class));

    if (problem != null) {
      assertThat(problem)
          .isInstanceOf(MesosJsonException.class)
          .hasNoCause()
          .hasMessageNotContaining("127.0.0.1");
    }
  }

  @Property(tries = 500)
  void anyJsonIsReadOrRefused(@ForAll("values") Object value) throws JsonProcessingException {
    byte[] bytes = plain.writeValueAsBytes(value);

    Throwable problem = catchThrowable(() -> json.write(json.read(bytes, CallMessage.class)));

    boolean hasType = value instanceof Map<?, ?> map && map.get("type") instanceof String;
    assertThat(problem == null || problem instanceof MesosJsonException).isTrue();
    assertThat(problem == null).as("read when it names a type").isEqualTo(hasType);
  }

  @Provide
  Arbitrary<String> events() {
    return Arbitraries.of(EVENTS);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(5).map(s -> s),
            Arbitraries.integers().map(i -> i),
            Arbitraries.of(true, false).map(b -> b));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(l -> l),
                Arbitraries.maps(Arbitraries.of("type", "a", "b"), inner)
                    .ofMaxSize(3)
                    .map((Map<String, Object> m) -> m)),
        0,
        3);
  }
}
