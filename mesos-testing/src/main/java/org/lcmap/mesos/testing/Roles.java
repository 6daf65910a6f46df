package org.lcmap.mesos.testing;

import java.util.Optional;

/** Mesos's rules for the names of roles, with its messages. */
final class Roles {

  private Roles() {}

  /** What is wrong with a role's name. */
  static Optional<String> error(String role) {
    if (role.isEmpty()) {
      return Optional.of("Role names cannot be the empty string");
    }
    if (role.equals("*")) {
      return Optional.empty();
    }
    if (role.startsWith("/")) {
      return Optional.of("Role '" + role + "' cannot start with a slash");
    }
    if (role.endsWith("/")) {
      return Optional.of("Role '" + role + "' cannot end with a slash");
    }
    if (role.contains("//")) {
      return Optional.of("Role '" + role + "' cannot contain two adjacent slashes");
    }
    for (String part : role.split("/", -1)) {
      if (part.equals(".") || part.equals("..") || part.equals("*")) {
        return Optional.of("Role '" + role + "' cannot include '" + part + "' as a component");
      }
      if (part.startsWith("-")) {
        return invalid(part, "it starts with a dash");
      }
      if (part.chars().anyMatch(c -> Character.isWhitespace(c) || c == '\b')) {
        return invalid(part, "it contains backspace or whitespace");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> invalid(String part, String why) {
    return Optional.of("Role component '" + part + "' is invalid because " + why);
  }
}
