package org.lcmap.spark.mesos.placement;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.Offer;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/**
 * Decides which offers become executors. Remembers only what is needed to say why nothing fits. For
 * one thread.
 */
@SuppressWarnings({"DoNotCallSuggester", "unused"}) // signatures first, the rest follows
public final class Placement {

  /** Decides by these settings. */
  public Placement(SparkMesosSettings settings, Clock clock) {}

  /**
   * Answers offers. The books are read and not written: tell the ledger what was launched.
   *
   * @param offers that stand; those of one agent are used together
   */
  public Plan plan(List<Offer> offers, Demand demand, Ledger ledger) {
    throw new UnsupportedOperationException("soon");
  }

  /** Whether any offer could be of use now. When not, offers should be suppressed. */
  public boolean wants(Demand demand, Ledger ledger) {
    throw new UnsupportedOperationException("soon");
  }

  /**
   * Says why nothing starts, once in a while, when something is wanted and no offer has fitted for
   * some time: what was asked, what the best offer had, and which condition failed. To be called
   * now and then, say every second.
   */
  public Optional<String> whyNothingStarts(Demand demand, Ledger ledger) {
    throw new UnsupportedOperationException("soon");
  }
}
