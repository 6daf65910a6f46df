package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscribeRulesTest {

  private static final String MULTI_ROLE = "\"capabilities\":[{\"type\":\"MULTI_ROLE\"}],";

  private static String error(String info, String more, String... whitelist) {
    String subscribe = "{\"framework_info\":{" + info + "}" + more + "}";
    return SubscribeRules.error(Json.parse(subscribe), Set.of(whitelist)).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"role\":\"*\"",
        "\"role\":\"team/sub\"",
        MULTI_ROLE + "\"roles\":[\"a\",\"b\"]",
        MULTI_ROLE + "\"roles\":[]",
        "\"failover_timeout\":604800",
      })
  void findsNothingWrong(String info) {
    assertThat(error(info, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        MULTI_ROLE + "\"role\":\"a\" | must not be set when the framework is MULTI_ROLE capable",
        "\"roles\":[\"a\"] | must not be set when the framework is not MULTI_ROLE capable",
        MULTI_ROLE + "\"roles\":[\"a\",\"a\"] | contains duplicate items: { a }",
        "\"role\":\"/a\" | Role '/a' cannot start with a slash",
        "\"role\":\"a/\" | Role 'a/' cannot end with a slash",
        "\"role\":\"a//b\" | cannot contain two adjacent slashes",
        "\"role\":\"a/../b\" | cannot include '..' as a component",
        "\"role\":\"-a\" | because it starts with a dash",
        "\"role\":\"a b\" | because it contains backspace or whitespace",
        "\"role\":\"\" | Role names cannot be the empty string",
        "\"failover_timeout\":1e12 | The framework failover_timeout (1e+12) is invalid",
      })
  void saysWhatIsWrong(String info, String message) {
    assertThat(error(info, "")).contains(message);
  }

  @Test
  void admitsListedRolesOnly() {
    assertThat(error("\"role\":\"demo\"", "", "demo", "prod")).isEmpty();
    assertThat(error("\"role\":\"other\"", "", "demo", "prod"))
        .isEqualTo("Roles { other } are not present in the master's --roles");
  }

  @Test
  void suppressesOwnRolesOnly() {
    assertThat(error("\"role\":\"demo\"", ",\"suppressed_roles\":[\"demo\"]")).isEmpty();
    assertThat(error("\"role\":\"demo\"", ",\"suppressed_roles\":[\"demo\",\"x\"]"))
        .isEqualTo("Suppressed roles { x } are not contained in the set of roles");
  }
}
