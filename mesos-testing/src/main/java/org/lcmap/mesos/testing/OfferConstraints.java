package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which agents a framework wants offers of at all (MESOS-10172): for each role a list of groups; an
 * agent passes when one group's constraints all hold.
 */
final class OfferConstraints {

  private OfferConstraints() {}

  /**
   * Whether an agent may be offered.
   *
   * @param constraints {@code offer_constraints} of the subscription
   */
  static boolean admit(JsonNode constraints, String role, AgentInfo agent) {
    JsonNode groups = constraints.path("role_constraints").path(role).path("groups");
    return groups.isEmpty()
        || Json.items(groups).stream()
            .anyMatch(
                group ->
                    Json.items(group.path("attribute_constraints")).stream()
                        .allMatch(constraint -> holds(constraint, agent)));
  }

  private static boolean holds(JsonNode constraint, AgentInfo agent) {
    Optional<JsonNode> value = value(constraint.path("selector"), agent);
    JsonNode predicate = constraint.path("predicate");
    if (predicate.has("exists") || predicate.has("not_exists")) {
      return value.isPresent() == predicate.has("exists");
    }
    if (value.isPresent() && !value.get().isTextual()) {
      return true; // Only texts are compared; all else passes (scheduler.proto).
    }
    Optional<String> text = value.map(JsonNode::asText);
    if (predicate.has("text_equals")) {
      return text.equals(Optional.of(predicate.path("text_equals").path("value").asText()));
    }
    if (predicate.has("text_not_equals")) {
      return !text.equals(Optional.of(predicate.path("text_not_equals").path("value").asText()));
    }
    if (predicate.has("text_matches")) {
      return text.filter(matcher(predicate.path("text_matches"))).isPresent();
    }
    return text.filter(matcher(predicate.path("text_not_matches"))).isEmpty();
  }

  private static java.util.function.Predicate<String> matcher(JsonNode predicate) {
    return Pattern.compile(predicate.path("regex").asText()).asMatchPredicate();
  }

  /** A text node for a text attribute, another node for others, nothing for none. */
  private static Optional<JsonNode> value(JsonNode selector, AgentInfo agent) {
    if (selector.has("pseudoattribute_type")) {
      return selector.path("pseudoattribute_type").asText().equals("HOSTNAME")
          ? Optional.of(com.fasterxml.jackson.databind.node.TextNode.valueOf(agent.hostname()))
          : Optional.empty();
    }
    return Json.items(agent.attributes()).stream()
        .filter(one -> one.path("name").asText().equals(selector.path("attribute_name").asText()))
        .findFirst()
        .map(
            one -> one.path("type").asText().equals("TEXT") ? one.path("text").path("value") : one);
  }
}
