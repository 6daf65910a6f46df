package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRulesTest {

  private static final String INFO = "\"framework_info\":{\"user\":\"u\",\"name\":\"n\"";

  private static String error(String call) {
    return CallRules.error(Json.parse(call), "demo").orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"REVIVE\",\"framework_id\":{\"value\":\"f\"}}",
        "{\"type\":\"SUPPRESS\",\"framework_id\":{\"value\":\"f\"},\"unknown\":1}",
        "{\"type\":\"KILL\",\"framework_id\":{\"value\":\"f\"},\"kill\":{}}",
        "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":{\"user\":\"u\",\"name\":\"n\"}}}",
      })
  void findsNothingWrong(String call) {
    assertThat(error(call)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | Failed to convert JSON into Call protobuf: Expecting a JSON object",
        "{} | Failed to validate scheduler::Call: Expecting 'type' to be present",
        "{\"type\":\"NEWER\"} | Failed to validate scheduler::Call: Expecting 'type' to be present",
        "{\"type\":\"SUBSCRIBE\"} | Failed to validate scheduler::Call: Expecting 'subscribe' to be"
            + " present",
        "{\"type\":\"REVIVE\"} | Failed to validate scheduler::Call: Expecting 'framework_id' to be"
            + " present",
        "{\"type\":\"KILL\",\"framework_id\":{\"value\":\"f\"}} | Failed to validate"
            + " scheduler::Call: Expecting 'kill' to be present",
        "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":{\"user\":\"u\"}}} | Failed to"
            + " convert JSON into Call protobuf: Missing required fields:"
            + " subscribe.framework_info.name",
        "{\"type\":\"ACKNOWLEDGE\",\"framework_id\":{\"value\":\"f\"},\"acknowledge\":{\"uuid\":"
            + "\"AAAA\"}} | Failed to validate scheduler::Call: Not a valid UUID",
        "{\"type\":\"ACKNOWLEDGE\",\"framework_id\":{\"value\":\"f\"},\"acknowledge\":{\"uuid\":"
            + "\"A!\"}} | Failed to convert JSON into Call protobuf: Failed to base64 decode bytes"
            + " field 'uuid': Invalid character '!'",
      })
  void saysWhatIsWrong(String call, String message) {
    assertThat(error(call)).isEqualTo(message);
  }

  @Test
  void theIdHasToStandInBothPlaces() {
    String call =
        "{\"type\":\"SUBSCRIBE\",\"framework_id\":{\"value\":\"f\"},\"subscribe\":{" + INFO;

    assertThat(error(call + "}}}")).contains("'framework_id' differs from");
    assertThat(error(call + ",\"id\":{\"value\":\"f\"}}}}")).isEmpty();
  }

  @Test
  void thePrincipalHasToBeTheAuthenticatedOne() {
    String call = "{\"type\":\"SUBSCRIBE\",\"subscribe\":{" + INFO + ",\"principal\":";

    assertThat(error(call + "\"demo\"}}}")).isEmpty();
    assertThat(error(call + "\"other\"}}}"))
        .contains("Authenticated principal 'demo' does not match principal 'other'");
    assertThat(CallRules.error(Json.parse(call + "\"other\"}}}"), null)).isEmpty();
  }
}
