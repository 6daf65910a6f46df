package org.lcmap.spark.mesos.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code attribute:v1,v2;attribute2:}, as Spark 3.5 did. */
final class ConstraintSyntax {

  private ConstraintSyntax() {}

  static List<Constraint> parse(String text) {
    List<Constraint> constraints = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : text.split(";", -1)) {
      String[] parts = entry.strip().split(":", -1);
      if (parts.length != 2 || parts[0].isEmpty() || !names.add(parts[0])) {
        throw new IllegalArgumentException();
      }
      constraints.add(
          new Constraint(
              parts[0], parts[1].isEmpty() ? List.of() : List.of(parts[1].split(",", -1))));
    }
    return constraints;
  }
}
