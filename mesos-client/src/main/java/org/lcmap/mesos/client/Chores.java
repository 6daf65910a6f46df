package org.lcmap.mesos.client;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.Operation;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskStatus;

/** What a client does for its framework unasked: reconciles, and repeats kills. */
final class Chores {

  private static final System.Logger LOG = System.getLogger(Chores.class.getName());

  private final Reconciliation reconciliation;
  private final PendingKills kills;
  private final Clock clock;
  private final Runnable nudge;

  Chores(RetryPolicy unanswered, Duration period, Clock clock, Runnable nudge) {
    this.reconciliation =
        new Reconciliation(unanswered, period, () -> ThreadLocalRandom.current().nextDouble());
    this.kills = new PendingKills(unanswered, () -> ThreadLocalRandom.current().nextDouble());
    this.clock = clock;
    this.nudge = nudge;
  }

  void subscribed(boolean again) {
    reconciliation.subscribed(again, clock.instant());
    kills.subscribed(clock.instant());
  }

  void disconnected() {
    reconciliation.disconnected();
  }

  /** A task that the framework knows from an earlier life. */
  void expect(Call.Reconcile.Task task) {
    reconciliation.expect(task.taskId(), task.agentId(), clock.instant());
  }

  /** A call is about to be sent: from now on its task may be heard of. */
  void sending(Call call) {
    if (call instanceof Call.Kill kill) {
      kills.sent(kill, clock.instant());
      nudge.run();
    }
    if (call instanceof Call.Accept accept) {
      accept.operations().stream().flatMap(Chores::tasks).forEach(this::expect);
      nudge.run();
    }
  }

  private void expect(TaskInfo task) {
    reconciliation.expect(task.taskId(), Optional.of(task.agentId()), clock.instant());
  }

  private static Stream<TaskInfo> tasks(Operation operation) {
    if (operation.action() instanceof Operation.Action.Launch launch) {
      return launch.taskInfos().stream();
    }
    return operation.action() instanceof Operation.Action.LaunchGroup group
        ? group.taskGroup().tasks().stream()
        : Stream.empty();
  }

  void heard(TaskStatus status) {
    reconciliation.heard(status);
    kills.heard(status, clock.instant());
  }

  /** Sends what is due. A failure is no harm: it is due again later. */
  void run(Subscription subscription) {
    Instant now = clock.instant();
    Stream<Call> due = Stream.concat(kills.due(now).stream(), reconciliation.due(now).stream());
    due.forEach(
        call -> {
          try {
            // Not through send(): a repeated kill must not count as a new one.
            subscription.transmit(call);
          } catch (MesosException e) {
            LOG.log(Level.DEBUG, () -> "to be repeated: " + e.getMessage());
          }
        });
  }

  /** When there is something to do again. */
  Optional<Instant> next() {
    return Stream.concat(reconciliation.next().stream(), kills.next().stream())
        .min(Instant::compareTo);
  }
}
