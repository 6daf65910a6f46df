package org.lcmap.spark.mesos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.Filters;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Operation;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.placement.Acceptance;
import org.lcmap.spark.mesos.placement.Decline;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.placement.Placement;
import org.lcmap.spark.mesos.placement.Plan;

/**
 * The offers that stand, and what is answered to them. An offer without an answer would hold its
 * resources for ever: one whose answer did not arrive is answered again. For one thread.
 */
final class OfferAnswers {

  private final Placement placement;
  private final Ledger ledger;
  private final ExecutorLaunch launch;
  private final FleetCounts counts;
  private final Consumer<TaskInfo> notLaunched;
  private final Map<OfferId, Offer> waiting = new HashMap<>();

  /**
   * @param notLaunched is told of tasks in the books that the master did not take
   */
  OfferAnswers(
      Placement placement,
      Ledger ledger,
      ExecutorLaunch launch,
      FleetCounts counts,
      Consumer<TaskInfo> notLaunched) {
    this.placement = placement;
    this.ledger = ledger;
    this.launch = launch;
    this.counts = counts;
    this.notLaunched = notLaunched;
  }

  void offered(List<Offer> offers) {
    counts.offered(offers.size());
    offers.forEach(offer -> waiting.put(offer.id(), offer));
  }

  void rescinded(OfferId offerId) {
    waiting.remove(offerId);
  }

  /** Offers are void after their subscription. */
  void forget() {
    waiting.clear();
  }

  /** Answers what stands; false when nothing does. */
  boolean answer(Calls calls, Demand demand) {
    if (waiting.isEmpty()) {
      return false;
    }
    Map<OfferId, Offer> asked = Map.copyOf(waiting);
    waiting.clear();
    Plan plan = placement.plan(List.copyOf(asked.values()), demand, ledger);
    plan.acceptances().forEach(acceptance -> accept(calls, acceptance, asked));
    plan.declines().forEach(decline -> decline(calls, decline, asked));
    return true;
  }

  private void accept(Calls calls, Acceptance acceptance, Map<OfferId, Offer> asked) {
    List<TaskInfo> tasks = new ArrayList<>();
    for (PlannedExecutor executor : acceptance.executors()) {
      ExecutorIdentity identity = launch.identity();
      tasks.add(launch.task(executor, identity, calls.frameworkId()));
      ledger.launched(executor, identity);
    }
    counts.launched(tasks.size());
    Call call =
        new Call.Accept(
            acceptance.offerIds(),
            List.of(Operation.launch(tasks)),
            Optional.of(Filters.refuse(acceptance.refuse())));
    switch (calls.send(call)) {
      case TAKEN -> {}
      // The client asks the master about the tasks. Offers that were used are not hurt by this.
      case UNKNOWN -> calls.send(new Call.Decline(acceptance.offerIds(), Optional.empty()));
      case NOT_TAKEN -> {
        tasks.forEach(notLaunched);
        keep(acceptance.offerIds(), asked);
      }
    }
  }

  private void decline(Calls calls, Decline decline, Map<OfferId, Offer> asked) {
    counts.declined(decline.reason(), decline.offerIds().size());
    var filters = Optional.of(Filters.refuse(decline.refuse()));
    if (calls.send(new Call.Decline(decline.offerIds(), filters)) != Calls.Fate.TAKEN) {
      keep(decline.offerIds(), asked);
    }
  }

  private void keep(List<OfferId> unanswered, Map<OfferId, Offer> asked) {
    for (OfferId id : unanswered) {
      Offer offer = asked.get(id);
      if (offer != null) {
        waiting.put(id, offer);
      }
    }
  }
}
