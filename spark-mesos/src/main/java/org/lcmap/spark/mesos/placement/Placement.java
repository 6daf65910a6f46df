package org.lcmap.spark.mesos.placement;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.Offer;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/**
 * Decides which offers become executors. Remembers only what is needed to say why nothing fits. For
 * one thread.
 *
 * <p>Executors are spread: each agent gets one, in the order of the offers, then each a second one,
 * until nothing more fits or is wanted. What one offer costs does not depend on how many agents or
 * executors there are.
 */
public final class Placement {

  private final SparkMesosSettings settings;
  private final Clock clock;
  private final ConstraintCheck constraints;
  private final Shortage shortage;

  /** Decides by these settings. */
  public Placement(SparkMesosSettings settings, Clock clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    constraints = new ConstraintCheck(settings.offers().constraints());
    shortage = new Shortage(settings, clock);
  }

  /**
   * Answers offers. The books are read and not written: tell the ledger what was launched.
   *
   * @param offers that stand; those of one agent are used together
   */
  public Plan plan(List<Offer> offers, Demand demand, Ledger ledger) {
    return new Round(settings, constraints, shortage, clock.instant(), demand, ledger)
        .answer(offers);
  }

  /** Whether any offer could be of use now. When not, offers should be suppressed. */
  public boolean wants(Demand demand, Ledger ledger) {
    return new Budget(settings.shape(), settings.limits(), demand, ledger.totals())
        .exhausted()
        .isEmpty();
  }

  /**
   * Says why nothing starts, once in a while, when something is wanted, nothing runs, and no offer
   * has fitted for some time: what was asked, what the best offer had, and which condition failed.
   * To be called now and then, say every second.
   */
  public Optional<String> whyNothingStarts(Demand demand, Ledger ledger) {
    return shortage.explain(ledger.totals().executors() == 0 && wants(demand, ledger));
  }

  /**
   * Says why nothing fits, of the offers that were seen since something did: at any time, and also
   * where nothing was seen.
   */
  public String whyNothingFits() {
    return shortage.reason();
  }
}
