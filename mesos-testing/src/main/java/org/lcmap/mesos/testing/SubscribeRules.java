package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a master answers a SUBSCRIBE that is well-formed with an ERROR event, in the words of the
 * recordings 11 and 21.
 */
final class SubscribeRules {

  /** The largest number of seconds that fit into Mesos's Duration, 64 bits of nanoseconds. */
  private static final double MAX_SECONDS = Long.MAX_VALUE / 1e9;

  private SubscribeRules() {}

  /**
   * The message of the ERROR event.
   *
   * @param whitelist the roles that the master allows; empty for all
   */
  static Optional<String> error(JsonNode subscribe, Set<String> whitelist) {
    JsonNode info = subscribe.path("framework_info");
    List<String> roles = rolesOf(info);
    return roleFields(info)
        .or(() -> duplicates(Json.texts(info.path("roles"))))
        .or(() -> invalidRole(info, roles))
        .or(() -> timeout(info))
        .or(
            () ->
                (whitelist.isEmpty() ? Optional.<String>empty() : outside(roles, whitelist))
                    .map(out -> "Roles { " + out + " } are not present in the master's --roles"))
        .or(
            () ->
                outside(Json.texts(subscribe.path("suppressed_roles")), new HashSet<>(roles))
                    .map(
                        out ->
                            "Suppressed roles { "
                                + out
                                + " } are not contained in the set of roles"));
  }

  /** The roles of a framework, in the old form and the new one. */
  static List<String> rolesOf(JsonNode info) {
    if (isCapable(info, "MULTI_ROLE")) {
      return Json.texts(info.path("roles"));
    }
    return List.of(info.path("role").asText("*"));
  }

  static boolean isCapable(JsonNode info, String capability) {
    return Json.items(info.path("capabilities")).stream()
        .anyMatch(one -> one.path("type").asText().equals(capability));
  }

  private static Optional<String> roleFields(JsonNode info) {
    boolean multiRole = isCapable(info, "MULTI_ROLE");
    if (multiRole && info.has("role")) {
      return Optional.of(
          "'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable");
    }
    if (!multiRole && !info.path("roles").isEmpty()) {
      return Optional.of(
          "'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable");
    }
    return Optional.empty();
  }

  private static Optional<String> duplicates(List<String> roles) {
    Set<String> seen = new HashSet<>();
    return roles.stream()
        .filter(role -> !seen.add(role))
        .findFirst()
        .map(role -> "'FrameworkInfo.roles' contains duplicate items: { " + role + " }");
  }

  private static Optional<String> invalidRole(JsonNode info, List<String> roles) {
    String field = isCapable(info, "MULTI_ROLE") ? "roles" : "role";
    return roles.stream()
        .flatMap(role -> Roles.error(role).stream())
        .findFirst()
        .map(
            error ->
                field.equals("roles")
                    ? "'FrameworkInfo.roles' contains invalid role: " + error
                    : "'FrameworkInfo.role' is not a valid role: " + error);
  }

  private static Optional<String> timeout(JsonNode info) {
    double seconds = info.path("failover_timeout").asDouble(0);
    if (Math.abs(seconds) <= MAX_SECONDS) {
      return Optional.empty();
    }
    String number = String.format(java.util.Locale.ROOT, "%.0e", seconds);
    return Optional.of("The framework failover_timeout (" + number + ") is invalid");
  }

  private static Optional<String> outside(List<String> roles, Set<String> allowed) {
    List<String> out = roles.stream().filter(role -> !allowed.contains(role)).toList();
    return out.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", out));
  }
}
