package org.lcmap.spark.mesos.placement;

import java.util.List;
import java.util.Set;
import org.lcmap.mesos.model.Attribute;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.Value;
import org.lcmap.spark.mesos.settings.Constraint;

/** Compares agents with constraints, all of which have to hold. */
final class ConstraintCheck {

  /** The pseudo-attribute that every agent has. */
  private static final String HOSTNAME = "hostname";

  private final List<Compiled> constraints;

  private record Compiled(String attribute, List<String> values, Set<String> texts) {}

  ConstraintCheck(List<Constraint> constraints) {
    this.constraints =
        constraints.stream()
            .map(c -> new Compiled(c.attribute(), c.values(), Set.copyOf(c.values())))
            .toList();
  }

  boolean accepts(Offer offer) {
    for (Compiled constraint : constraints) {
      if (!holds(constraint, offer)) {
        return false;
      }
    }
    return true;
  }

  /** An agent may have an attribute several times: one of them has to fit. */
  private static boolean holds(Compiled constraint, Offer offer) {
    if (constraint.attribute().equals(HOSTNAME)
        && (constraint.values().isEmpty() || constraint.texts().contains(offer.hostname()))) {
      return true;
    }
    for (Attribute attribute : offer.attributes()) {
      if (attribute.name().equals(constraint.attribute())
          && (constraint.values().isEmpty() || holds(constraint, attribute.value()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Compiled constraint, Value value) {
    if (value instanceof Value.Text text) {
      return constraint.texts().contains(text.value());
    }
    if (value instanceof Value.Set set) {
      return set.item().containsAll(constraint.values());
    }
    if (value instanceof Value.Scalar scalar) {
      return constraint.values().stream().anyMatch(v -> isAtMost(v, scalar.value()));
    }
    if (value instanceof Value.Ranges ranges) {
      return constraint.values().stream().allMatch(v -> isIn(v, ranges));
    }
    return false;
  }

  private static boolean isAtMost(String text, double offered) {
    try {
      return Double.parseDouble(text) <= offered;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A number, or a range such as 31000-31100. */
  private static boolean isIn(String text, Value.Ranges ranges) {
    try {
      int dash = text.indexOf('-', 1);
      long begin = Long.parseLong((dash < 0 ? text : text.substring(0, dash)).strip());
      long end = dash < 0 ? begin : Long.parseLong(text.substring(dash + 1).strip());
      return begin <= end
          && ranges.range().stream().anyMatch(r -> r.begin() <= begin && end <= r.end());
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
