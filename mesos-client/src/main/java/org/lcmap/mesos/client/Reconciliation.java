package org.lcmap.mesos.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;

/**
 * Decides when to ask the master about tasks, as Mesos's {@code reconciliation.md} wants it: about
 * every known task after each subscription, again and again until each was answered (while an agent
 * is away, the master answers 202 and says nothing); about all tasks of the framework a little
 * later, which finds those that nobody knows of; and both again from time to time. Values in,
 * values out: it has neither clock nor connection. Safe for use by several threads.
 */
final class Reconciliation {

  /** What is known of one task. */
  private static final class Entry {
    final Optional<AgentId> agent;
    @Nullable Instant askAt;
    int asked;

    Entry(Optional<AgentId> agent) {
      this.agent = agent;
    }
  }

  private final RetryPolicy unanswered;
  private final Duration period;
  private final DoubleSupplier random;
  private final Map<TaskId, Entry> tasks = new HashMap<>();
  private @Nullable Instant allAt;
  private @Nullable Instant roundAt;

  Reconciliation(RetryPolicy unanswered, Duration period, DoubleSupplier random) {
    this.unanswered = unanswered;
    this.period = period;
    this.random = random;
  }

  /** A task was launched, or is known from before; ask about it when nothing is heard of it. */
  synchronized void expect(TaskId task, Optional<AgentId> agent, Instant now) {
    Entry entry = new Entry(agent);
    entry.askAt = now.plus(unanswered.longest());
    tasks.put(task, entry);
  }

  /** A subscription begins; {@code again} when the framework had one before. */
  synchronized void subscribed(boolean again, Instant now) {
    tasks.values().forEach(entry -> ask(entry, now));
    roundAt = now.plus(period);
    allAt = again || !tasks.isEmpty() ? now.plus(unanswered.first()) : null;
  }

  /** The subscription is over: there is nobody to ask. */
  synchronized void disconnected() {
    tasks.values().forEach(entry -> entry.askAt = null);
    roundAt = null;
    allAt = null;
  }

  /** Something was heard of a task. */
  synchronized void heard(TaskStatus status) {
    if (isOver(status)) {
      tasks.remove(status.taskId());
      return;
    }
    tasks.computeIfAbsent(status.taskId(), id -> new Entry(status.agentId())).askAt = null;
  }

  /**
   * Whether nothing more is to be expected of a task: it ended, or the master does not know it. A
   * TASK_LOST for another reason may be followed by TASK_RUNNING, once its agent is back.
   */
  static boolean isOver(TaskStatus status) {
    TaskState state = status.state().orElse(TaskState.TASK_RUNNING);
    boolean unknownToMaster =
        state == TaskState.TASK_UNKNOWN
            || (state == TaskState.TASK_LOST
                && status.reason().stream()
                    .anyMatch(
                        r ->
                            r.is(TaskStatus.Reason.REASON_RECONCILIATION)
                                || r.is(TaskStatus.Reason.REASON_INVALID_OFFERS)));
    return state.isTerminal() || unknownToMaster;
  }

  /** What to ask now; the questions count as asked. */
  synchronized List<Call.Reconcile> due(Instant now) {
    if (roundAt != null && !roundAt.isAfter(now)) {
      subscribed(true, now);
    }
    List<Call.Reconcile> calls = new ArrayList<>();
    List<Call.Reconcile.Task> asked = new ArrayList<>();
    tasks.forEach(
        (task, entry) -> {
          if (entry.askAt != null && !entry.askAt.isAfter(now)) {
            asked.add(new Call.Reconcile.Task(task, entry.agent));
            entry.asked++;
            entry.askAt = now.plus(unanswered.delay(entry.asked, random.getAsDouble()));
          }
        });
    if (!asked.isEmpty()) {
      calls.add(new Call.Reconcile(asked));
    }
    if (allAt != null && !allAt.isAfter(now)) {
      allAt = null;
      calls.add(new Call.Reconcile(List.of()));
    }
    return calls;
  }

  /** When {@link #due} is to be asked again; nothing when not before something happens. */
  synchronized Optional<Instant> next() {
    Instant next = earlier(allAt, roundAt);
    for (Entry entry : tasks.values()) {
      next = earlier(next, entry.askAt);
    }
    return Optional.ofNullable(next);
  }

  private static void ask(Entry entry, Instant now) {
    entry.askAt = now;
    entry.asked = 0;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
