package org.lcmap.spark.mesos.settings;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A condition on an attribute of an agent, or on its host name.
 *
 * @param attribute the name of the attribute; {@code hostname} is always there
 * @param values what it may be; none means that it only has to be there
 */
public record Constraint(String attribute, List<String> values) {

  public Constraint {
    requireNonNull(attribute, "attribute");
    values = List.copyOf(values);
  }

  /** As it is written in the setting. */
  @Override
  public String toString() {
    return attribute + ":" + String.join(",", values);
  }
}
