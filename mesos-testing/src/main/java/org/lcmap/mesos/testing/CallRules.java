package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a master answers a call with 400 before it looks at its own state; recording 12. */
final class CallRules {

  private static final Set<String> WITH_BODY =
      Set.of(
          "SUBSCRIBE",
          "ACCEPT",
          "DECLINE",
          "ACCEPT_INVERSE_OFFERS",
          "DECLINE_INVERSE_OFFERS",
          "KILL",
          "SHUTDOWN",
          "ACKNOWLEDGE",
          "RECONCILE",
          "MESSAGE",
          "REQUEST",
          "UPDATE_FRAMEWORK");
  private static final Set<String> WITHOUT_BODY = Set.of("TEARDOWN", "REVIVE", "SUPPRESS");

  private CallRules() {}

  /** What is wrong with a call, given who sends it. */
  static Optional<String> error(JsonNode call, @Nullable String principal) {
    if (!call.isObject()) {
      return conversion("Expecting a JSON object");
    }
    return missingFields(call)
        .or(() -> numbers(call))
        .or(() -> uuidIsBase64(call))
        .or(() -> semantics(call, principal));
  }

  private static Optional<String> semantics(JsonNode call, @Nullable String principal) {
    String type = call.path("type").asText();
    if (!WITH_BODY.contains(type) && !WITHOUT_BODY.contains(type)) {
      return validation("Expecting 'type' to be present");
    }
    String body = type.toLowerCase(Locale.ROOT);
    if (type.equals("SUBSCRIBE")) {
      return call.has(body)
          ? subscribe(call, principal)
          : validation("Expecting 'subscribe' to be present");
    }
    if (!call.has("framework_id")) {
      return validation("Expecting 'framework_id' to be present");
    }
    if (WITH_BODY.contains(type) && !call.has(body)) {
      return validation("Expecting '" + body + "' to be present");
    }
    if (type.equals("ACKNOWLEDGE") && uuid(call).length != 16) {
      return validation("Not a valid UUID");
    }
    return Optional.empty();
  }

  private static Optional<String> subscribe(JsonNode call, @Nullable String principal) {
    JsonNode info = call.path("subscribe").path("framework_info");
    if (!Json.idOf(call, "framework_id").equals(Json.idOf(info, "id"))) {
      return validation("'framework_id' differs from 'subscribe.framework_info.id'");
    }
    if (principal != null
        && info.has("principal")
        && !info.path("principal").asText().equals(principal)) {
      return validation(
          "Authenticated principal '"
              + principal
              + "' does not match principal '"
              + info.path("principal").asText()
              + "' set in `FrameworkInfo`");
    }
    return Optional.empty();
  }

  private static Optional<String> missingFields(JsonNode call) {
    if (call.path("subscribe").has("framework_info")) {
      JsonNode info = call.path("subscribe").path("framework_info");
      for (String field : java.util.List.of("user", "name")) {
        if (!info.has(field)) {
          return conversion("Missing required fields: subscribe.framework_info." + field);
        }
      }
    }
    return Optional.empty();
  }

  /** The one conversion error that a recording shows: a word where a number belongs. */
  private static Optional<String> numbers(JsonNode call) {
    boolean wordForNumber =
        call.findValues("limits").stream()
            .flatMap(limits -> Json.items(limits).stream())
            .anyMatch(JsonNode::isTextual);
    return wordForNumber
        ? conversion("Not expecting a JSON string for field 'value'")
        : Optional.empty();
  }

  private static Optional<String> uuidIsBase64(JsonNode call) {
    String text = call.path("acknowledge").path("uuid").asText("");
    return text.chars()
        .filter(c -> !Character.isLetterOrDigit(c) && "+/=".indexOf(c) < 0)
        .mapToObj(
            c -> "Failed to base64 decode bytes field 'uuid': Invalid character '" + (char) c + "'")
        .findFirst()
        .flatMap(CallRules::conversion);
  }

  private static byte[] uuid(JsonNode call) {
    try {
      return Base64.getDecoder().decode(call.path("acknowledge").path("uuid").asText(""));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Optional<String> conversion(String error) {
    return Optional.of("Failed to convert JSON into Call protobuf: " + error);
  }

  private static Optional<String> validation(String error) {
    return Optional.of("Failed to validate scheduler::Call: " + error);
  }
}
