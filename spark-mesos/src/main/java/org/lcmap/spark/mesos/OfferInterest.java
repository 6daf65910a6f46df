package org.lcmap.spark.mesos;

import java.util.List;
import org.lcmap.mesos.model.Call;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.placement.OfferFlow;

/**
 * Lets the master know whether offers are of use: none while all that is wanted runs, and afresh
 * when more is wanted than before. For one thread.
 */
final class OfferInterest {

  private final OfferFlow flow;
  private Demand last = Demand.of(0);

  OfferInterest(OfferFlow flow) {
    this.flow = flow;
  }

  /** The framework is subscribed for the first time; the client itself repeats this later. */
  void subscribed(Demand now) {
    flow.subscribed(false);
    last = now;
  }

  /** The application wants something else than before; less is no reason to ask for offers. */
  void changed(Demand now) {
    if (now.exceeds(last)) {
      flow.moreWanted();
    }
    last = now;
  }

  /**
   * Tells the master what it has to know by now. To be called after each change, and now and then.
   *
   * @param wanted whether any offer could be of use
   */
  void tell(Calls calls, boolean wanted) {
    switch (flow.next(wanted)) {
      case SUPPRESS -> {
        if (calls.send(new Call.Suppress(List.of())) != Calls.Fate.TAKEN) {
          flow.subscribed(false);
        }
      }
      case REVIVE -> {
        if (calls.send(new Call.Revive(List.of())) != Calls.Fate.TAKEN) {
          flow.moreWanted();
        }
      }
      case NONE -> {}
    }
  }
}
