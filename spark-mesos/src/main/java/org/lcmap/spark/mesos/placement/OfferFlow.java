package org.lcmap.spark.mesos.placement;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when to ask for offers and when to ask for none. SUPPRESS comes at once; REVIVE, which
 * makes the master forget all filters and offer afresh, at most once an interval. For one thread.
 */
public final class OfferFlow {

  /** What to tell the master. */
  public enum Step {
    /** Nothing. */
    NONE,
    /** Offers are not wanted any more. */
    SUPPRESS,
    /** Offers are wanted, also those that were refused before. */
    REVIVE
  }

  private final Duration reviveInterval;
  private final Clock clock;

  private boolean suppressed;
  private boolean staleFilters;
  private Instant nextRevive = Instant.MIN;

  /** Asks for fresh offers at most once an interval. */
  public OfferFlow(Duration reviveInterval, Clock clock) {
    this.reviveInterval = requireNonNull(reviveInterval, "reviveInterval");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The framework is subscribed, for the first time or again, with or without offers. */
  public void subscribed(boolean suppressed) {
    this.suppressed = suppressed;
    staleFilters = false;
  }

  /** More is wanted than before, so that offers that were refused may be of use now. */
  public void moreWanted() {
    staleFilters = true;
  }

  /**
   * What to tell the master now. To be called after each change, and now and then for a REVIVE that
   * had to wait. The step counts as done.
   */
  public Step next(boolean wanted) {
    if (!wanted) {
      staleFilters = false;
      if (suppressed) {
        return Step.NONE;
      }
      suppressed = true;
      return Step.SUPPRESS;
    }
    Instant now = clock.instant();
    if ((suppressed || staleFilters) && !now.isBefore(nextRevive)) {
      suppressed = false;
      staleFilters = false;
      nextRevive = now.plus(reviveInterval);
      return Step.REVIVE;
    }
    return Step.NONE;
  }
}
