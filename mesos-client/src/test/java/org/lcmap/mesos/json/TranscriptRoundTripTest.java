package org.lcmap.mesos.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.EventMessage;

/** What a real master and a real scheduler wrote is read, and written with the same meaning. */
class TranscriptRoundTripTest {

  static final List<String> NAMES = Transcript.NAMES;

  /** The one call whose shape was wrong: the master answered 400. */
  private static final String REFUSED = "\"limits\": {\"cpus\": \"infinity\"";

  private final MesosJson json = new MesosJson();
  private final ObjectMapper plain = new ObjectMapper();

  @ParameterizedTest
  @FieldSource("NAMES")
  void eventsComeBackAsTheyWere(String name) throws IOException {
    for (String event : Transcript.read(name).events()) {
      byte[] bytes = event.getBytes(StandardCharsets.UTF_8);

      byte[] written = json.write(json.read(bytes, EventMessage.class));

      assertThat(meaning(plain.readTree(written))).isEqualTo(meaning(plain.readTree(bytes)));
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void callsComeBackAsTheyWere(String name) throws IOException {
    for (String call : Transcript.read(name).calls()) {
      if (call.contains(REFUSED)) {
        continue; // see refusesTheCallThatTheMasterRefused
      }
      byte[] bytes = call.getBytes(StandardCharsets.UTF_8);

      byte[] written = json.write(json.read(bytes, CallMessage.class));

      assertThat(meaning(plain.readTree(written))).isEqualTo(meaning(plain.readTree(bytes)));
    }
  }

  @Test
  void refusesTheCallThatTheMasterRefused() {
    String call =
        Transcript.read("25-docker-argv").calls().stream()
            .filter(c -> c.contains(REFUSED))
            .findFirst()
            .orElseThrow();
    byte[] bytes = call.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> json.read(bytes, CallMessage.class))
        .isInstanceOf(MesosJsonException.class)
        .hasMessageContaining("accept.operations.[0].launch.task_infos.[0].limits.cpus")
        .hasMessageNotContaining("infinity");
  }

  @Test
  void theTranscriptsHoldHundredsOfMessages() {
    int events = NAMES.stream().mapToInt(n -> Transcript.read(n).events().size()).sum();
    int calls = NAMES.stream().mapToInt(n -> Transcript.read(n).calls().size()).sum();

    assertThat(events).isGreaterThan(200);
    assertThat(calls).isGreaterThan(200);
  }

  /** Empty lists and messages mean the same as none here, and 64 the same as 64.0. */
  private static JsonNode meaning(JsonNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node.isNumber()) {
      return make.numberNode(node.doubleValue());
    }
    if (node.isArray()) {
      ArrayNode array = make.arrayNode();
      node.forEach(element -> array.add(meaning(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = make.objectNode();
      node.properties().stream()
          .filter(
              field -> !(field.getValue().isContainerNode() && meaning(field.getValue()).isEmpty()))
          .forEach(field -> object.set(field.getKey(), meaning(field.getValue())));
      return object;
    }
    return node;
  }
}
