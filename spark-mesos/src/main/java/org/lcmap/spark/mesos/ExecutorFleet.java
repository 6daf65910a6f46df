package org.lcmap.spark.mesos;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.SchedulerHandler;
import org.lcmap.mesos.client.Subscription;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.Filters;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Operation;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.spark.mesos.executors.Change;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.executors.Loss;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.placement.Acceptance;
import org.lcmap.spark.mesos.placement.Decline;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.placement.OfferFlow;
import org.lcmap.spark.mesos.placement.Placement;
import org.lcmap.spark.mesos.placement.Plan;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/**
 * Keeps as many executors running as the application wants: asks the policy what to do with each
 * offer and each status, and sends the calls. Knows nothing of Spark.
 *
 * <p>All of its state belongs to one thread, {@link Duties}: Mesos's events and Spark's wishes are
 * put in line for it. So nothing here locks, and no wish of Spark's waits for the network.
 */
final class ExecutorFleet implements SchedulerHandler {

  /** What the application is told; called on the fleet's thread. */
  interface Listener {
    /** An executor's process runs. */
    void started(String executorId);

    /** An executor has ended. */
    void lost(Loss loss);

    /** An executor is being ended from outside, and has a little time left. */
    void leaving(String executorId);

    /** Something that the user should know. */
    void warn(String sentence);

    /** Mesos has ended the application, or it cannot be reached for good. */
    void ended(MesosException reason);
  }

  /** Makes the task of an executor. */
  interface Launch {
    ExecutorIdentity identity();

    TaskInfo task(PlannedExecutor executor, ExecutorIdentity identity, FrameworkId application);
  }

  private final Duties duties;
  private final Ledger ledger;
  private final Placement placement;
  private final OfferFlow flow;
  private final Launch launch;
  private final Supplier<Demand> demand;
  private final Listener listener;
  private final FleetCounts counts = new FleetCounts();
  private final Map<OfferId, Offer> waiting = new HashMap<>();

  private @Nullable Subscription subscription;
  private boolean closing;

  /**
   * @param demand what the application wants at the moment
   */
  ExecutorFleet(
      SparkMesosSettings settings,
      Duties duties,
      Launch launch,
      Supplier<Demand> demand,
      Listener listener) {
    this.duties = duties;
    this.launch = launch;
    this.demand = demand;
    this.listener = listener;
    Clock clock = Clock.systemUTC();
    ledger = new Ledger(settings.exclusion(), clock);
    placement = new Placement(settings, clock);
    flow = new OfferFlow(settings.offers().reviveInterval(), clock);
  }

  FleetCounts counts() {
    return counts;
  }

  // What Mesos says, on the client's thread.

  @Override
  public void connected(Subscription now) {
    duties.put(
        () -> {
          boolean first = subscription == null;
          subscription = now;
          waiting.clear();
          if (first) {
            flow.subscribed(false);
          }
          adjustFlow();
        });
  }

  @Override
  public void offers(List<Offer> offers) {
    duties.put(
        () -> {
          counts.offered(offers.size());
          offers.forEach(offer -> waiting.put(offer.id(), offer));
          answer();
        });
  }

  @Override
  public void rescinded(OfferId offerId) {
    duties.put(() -> waiting.remove(offerId));
  }

  @Override
  public void update(TaskStatus status) {
    duties.put(() -> apply(status));
  }

  @Override
  public void ended(Optional<MesosException> reason) {
    duties.put(
        () -> {
          if (subscription != null) { // else the start says it
            reason.ifPresent(listener::ended);
          }
        });
  }

  // What the application says, on any thread.

  /** The application wants more, fewer or other executors than before. */
  void demandChanged() {
    duties.put(
        () -> {
          flow.moreWanted();
          adjustFlow();
        });
  }

  /** An executor has registered with the driver. */
  void registered(String executorId) {
    duties.put(() -> ledger.registered(executorId));
  }

  /** Ends an executor. */
  void kill(String executorId, String why) {
    duties.put(
        () ->
            ledger
                .executor(executorId)
                .ifPresent(
                    entry -> {
                      ledger.killing(executorId, why);
                      kill(entry.taskId(), Optional.of(entry.executor().agentId()));
                    }));
  }

  /** Starts no more executors. */
  void close() {
    duties.put(
        () -> {
          closing = true;
          adjustFlow();
        });
  }

  /** What is to be done now and then. */
  void tick() {
    if (subscription != null && !closing) {
      answer();
      adjustFlow();
      placement.whyNothingStarts(demand.get(), ledger).ifPresent(listener::warn);
    }
  }

  // On the fleet's thread.

  private void answer() {
    Subscription now = subscription;
    if (now == null || waiting.isEmpty()) {
      return;
    }
    Map<OfferId, Offer> asked = Map.copyOf(waiting);
    waiting.clear();
    Plan plan =
        placement.plan(List.copyOf(asked.values()), closing ? Demand.of(0) : demand.get(), ledger);
    plan.acceptances().forEach(acceptance -> accept(now, acceptance, asked));
    plan.declines().forEach(decline -> decline(now, decline, asked));
    adjustFlow();
  }

  private void accept(Subscription now, Acceptance acceptance, Map<OfferId, Offer> asked) {
    List<TaskInfo> tasks = new ArrayList<>();
    for (PlannedExecutor executor : acceptance.executors()) {
      ExecutorIdentity identity = launch.identity();
      tasks.add(launch.task(executor, identity, now.frameworkId()));
      ledger.launched(executor, identity);
    }
    counts.launched(tasks.size());
    Call call =
        new Call.Accept(
            acceptance.offerIds(),
            List.of(Operation.launch(tasks)),
            Optional.of(Filters.refuse(acceptance.refuse())));
    switch (Calls.send(now, call)) {
      case TAKEN -> {}
      // The client asks the master about the tasks. Offers that were used are not hurt by this.
      case UNKNOWN -> Calls.send(now, new Call.Decline(acceptance.offerIds(), Optional.empty()));
      case NOT_TAKEN -> {
        tasks.forEach(task -> apply(Statuses.notLaunched(task)));
        keep(acceptance.offerIds(), asked);
      }
    }
    publish();
  }

  private void decline(Subscription now, Decline decline, Map<OfferId, Offer> asked) {
    counts.declined(decline.reason(), decline.offerIds().size());
    var filters = Optional.of(Filters.refuse(decline.refuse()));
    if (Calls.send(now, new Call.Decline(decline.offerIds(), filters)) != Calls.Fate.TAKEN) {
      keep(decline.offerIds(), asked);
    }
  }

  /** An offer without an answer would hold its resources for ever: it is answered again. */
  private void keep(List<OfferId> unanswered, Map<OfferId, Offer> asked) {
    for (OfferId id : unanswered) {
      Offer offer = asked.get(id);
      if (offer != null) {
        waiting.put(id, offer);
      }
    }
  }

  private void apply(TaskStatus status) {
    Optional<Ledger.Entry> leaving = Statuses.isEndedFromOutside(status, ledger);
    Change change = ledger.update(status);
    publish();
    if (change instanceof Change.Started started) {
      listener.started(started.executorId());
    } else if (change instanceof Change.Lost lost) {
      listener.lost(lost.loss());
      counts.countLoss(lost.loss().cause());
      adjustFlow();
    } else if (change instanceof Change.Stray stray) {
      kill(stray.taskId(), stray.agentId());
    }
    leaving.ifPresent(entry -> listener.leaving(entry.executorId()));
  }

  private void publish() {
    counts.holds(ledger.totals(), ledger.excludedHosts());
  }

  private void kill(TaskId task, Optional<AgentId> agent) {
    Subscription now = subscription;
    if (now != null) {
      Calls.send(now, new Call.Kill(task, agent, Optional.empty())); // the client repeats it
    }
  }

  private void adjustFlow() {
    Subscription now = subscription;
    if (now == null) {
      return;
    }
    boolean wanted = !closing && placement.wants(demand.get(), ledger);
    switch (flow.next(wanted)) {
      case SUPPRESS -> {
        if (Calls.send(now, new Call.Suppress(List.of())) != Calls.Fate.TAKEN) {
          flow.subscribed(false);
        }
      }
      case REVIVE -> {
        if (Calls.send(now, new Call.Revive(List.of())) != Calls.Fate.TAKEN) {
          flow.moreWanted();
        }
      }
      case NONE -> {}
    }
  }
}
