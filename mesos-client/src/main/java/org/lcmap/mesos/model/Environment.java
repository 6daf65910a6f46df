package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Environment variables of a command. */
public record Environment(List<Variable> variables, Map<String, Object> unknownFields) {
  public Environment {
    variables = List.copyOf(variables);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Environment(List<Variable> variables) {
    this(variables, Map.of());
  }

  /** Plain variables, in the order of the map. */
  public static Environment of(Map<String, String> variables) {
    return new Environment(
        variables.entrySet().stream().map(e -> Variable.of(e.getKey(), e.getValue())).toList());
  }

  /** One variable: a plain value, or a secret that the agent resolves. */
  public record Variable(
      String name,
      Optional<EnumValue<Type>> type,
      Optional<String> value,
      Optional<Secret> secret,
      Map<String, Object> unknownFields) {
    public Variable {
      requireNonNull(name, "name");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Variable(
        String name,
        Optional<EnumValue<Type>> type,
        Optional<String> value,
        Optional<Secret> secret) {
      this(name, type, value, secret, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Variable(String name) {
      this(name, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** A plain variable. */
    public static Variable of(String name, String value) {
      return new Variable(name, Optional.empty(), Optional.of(value), Optional.empty());
    }

    /** Names the variable only: its value may be a secret. */
    @Override
    public String toString() {
      return "Variable[" + name + "=...]";
    }

    /** What the variable holds. */
    public enum Type {
      UNKNOWN,
      VALUE,
      SECRET
    }
  }
}
