package org.lcmap.spark.mesos;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.SchedulerHandler;
import org.lcmap.mesos.client.Subscription;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.spark.mesos.executors.Change;
import org.lcmap.spark.mesos.executors.Leave;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.placement.OfferFlow;
import org.lcmap.spark.mesos.placement.Placement;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/**
 * Keeps as many executors running as the application wants: hears of offers and statuses, asks the
 * policy what to do, and sends the calls. Knows nothing of Spark.
 *
 * <p>All of its state belongs to one thread, {@link Duties}: Mesos's events and Spark's wishes are
 * put in line for it. So nothing here locks, and no wish of Spark's waits for the network.
 */
final class ExecutorFleet implements SchedulerHandler {

  private final Duties duties;
  private final Ledger ledger;
  private final Placement placement;
  private final OfferAnswers answers;
  private final OfferInterest interest;
  private final Supplier<Demand> demand;
  private final FleetListener listener;
  private final FleetCounts counts = new FleetCounts();

  private @Nullable Calls calls;
  private boolean closing;

  /**
   * @param demand what the application wants at the moment
   */
  ExecutorFleet(
      SparkMesosSettings settings,
      Duties duties,
      ExecutorLaunch launch,
      Supplier<Demand> demand,
      FleetListener listener) {
    this.duties = duties;
    this.demand = demand;
    this.listener = listener;
    Clock clock = Clock.systemUTC();
    ledger = new Ledger(settings.exclusion(), clock);
    placement = new Placement(settings, clock);
    answers =
        new OfferAnswers(
            placement, ledger, launch, counts, task -> apply(Statuses.notLaunched(task)));
    interest = new OfferInterest(new OfferFlow(settings.offers().reviveInterval(), clock));
  }

  FleetCounts counts() {
    return counts;
  }

  // What Mesos says, on the client's thread.

  @Override
  public void connected(Subscription now) {
    connected(Calls.through(now));
  }

  void connected(Calls now) {
    duties.put(
        () -> {
          if (calls == null) {
            interest.subscribed(demand.get());
          }
          calls = now;
          answers.forget();
          tellInterest();
        });
  }

  @Override
  public void offers(List<Offer> offers) {
    duties.put(
        () -> {
          answers.offered(offers);
          answer();
        });
  }

  @Override
  public void rescinded(OfferId offerId) {
    duties.put(() -> answers.rescinded(offerId));
  }

  @Override
  public void update(TaskStatus status) {
    duties.put(() -> apply(status));
  }

  @Override
  public void ended(Optional<MesosException> reason) {
    duties.put(
        () -> {
          if (calls != null) { // else the start says it
            reason.ifPresent(listener::ended);
          }
        });
  }

  // What the application says, on any thread.

  /** The application wants more, fewer or other executors than before. */
  void demandChanged() {
    duties.put(this::tellInterest);
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
          tellInterest();
        });
  }

  /** What is to be done now and then. */
  void tick() {
    if (calls != null && !closing) {
      answer();
      tellInterest();
      placement.whyNothingStarts(demand.get(), ledger).ifPresent(listener::warn);
    }
  }

  // On the fleet's thread.

  private void answer() {
    Calls now = calls;
    if (now != null && answers.answer(now, closing ? Demand.of(0) : demand.get())) {
      publish();
      tellInterest();
    }
  }

  private void apply(TaskStatus status) {
    Optional<Leave> leave = Leave.of(status, ledger);
    Change change = ledger.update(status);
    publish();
    if (change instanceof Change.Started started) {
      listener.started(started.executorId());
    } else if (change instanceof Change.Lost lost) {
      listener.lost(lost.loss());
      counts.countLoss(lost.loss().cause());
      tellInterest();
    } else if (change instanceof Change.Stray stray) {
      kill(stray.taskId(), stray.agentId());
    }
    leave.ifPresent(listener::leaving);
  }

  private void publish() {
    counts.holds(ledger.totals(), ledger.excludedHosts());
  }

  private void kill(TaskId task, Optional<AgentId> agent) {
    Calls now = calls;
    if (now != null) {
      now.send(new Call.Kill(task, agent, Optional.empty())); // the client repeats it
    }
  }

  private void tellInterest() {
    Calls now = calls;
    if (now != null) {
      Demand wanted = demand.get();
      interest.changed(wanted);
      interest.tell(now, !closing && placement.wants(wanted, ledger));
    }
  }
}
