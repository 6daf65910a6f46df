package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;

/** A list of parameters, where Mesos wraps it in a message of its own. */
public record Parameters(List<Parameter> parameter, Map<String, Object> unknownFields) {
  public Parameters {
    parameter = List.copyOf(parameter);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Parameters(List<Parameter> parameter) {
    this(parameter, Map.of());
  }
}
