package org.lcmap.spark.mesos.placement;

import java.util.List;

/** What to answer to offers: each is in one acceptance or in one decline. */
public record Plan(List<Acceptance> acceptances, List<Decline> declines) {

  public Plan {
    acceptances = List.copyOf(acceptances);
    declines = List.copyOf(declines);
  }
}
