package org.lcmap.mesos.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;

/**
 * Remembers which tasks are to be killed until they are known to have ended. Mesos drops a KILL
 * without a word while the agent is away, and nobody else would send it again. Values in, values
 * out; safe for use by several threads.
 */
final class PendingKills {

  private static final class Entry {
    final Call.Kill call;

    /** Nothing while the task is on its way to its end, or out of reach. */
    @Nullable Instant repeatAt;

    int sent = 1;

    Entry(Call.Kill call) {
      this.call = call;
    }
  }

  private final RetryPolicy unanswered;
  private final DoubleSupplier random;
  private final Map<TaskId, Entry> kills = new HashMap<>();

  PendingKills(RetryPolicy unanswered, DoubleSupplier random) {
    this.unanswered = unanswered;
    this.random = random;
  }

  /** A kill is being sent. A later one for the same task takes its place. */
  synchronized void sent(Call.Kill call, Instant now) {
    Entry entry = new Entry(call);
    kills.put(call.taskId(), entry);
    schedule(entry, now);
  }

  /** A new subscription: whatever was sent through the old one may be lost. */
  synchronized void subscribed(Instant now) {
    kills.values().forEach(entry -> entry.repeatAt = now);
  }

  /** Something was heard of a task. */
  synchronized void heard(TaskStatus status, Instant now) {
    Entry entry = kills.get(status.taskId());
    if (entry == null) {
      return;
    }
    if (Reconciliation.isOver(status)) {
      kills.remove(status.taskId());
      return;
    }
    TaskState state = status.state().orElse(TaskState.TASK_RUNNING);
    if (!state.isActive() || state == TaskState.TASK_KILLING) {
      entry.repeatAt = null;
    } else if (entry.repeatAt == null) {
      entry.repeatAt = now; // back from where it was lost, and running
    }
  }

  /** The kills to repeat now; they count as sent. */
  synchronized List<Call.Kill> due(Instant now) {
    List<Call.Kill> due = new ArrayList<>();
    for (Entry entry : kills.values()) {
      if (entry.repeatAt != null && !entry.repeatAt.isAfter(now)) {
        due.add(entry.call);
        entry.sent++;
        schedule(entry, now);
      }
    }
    return due;
  }

  /** When {@link #due} is to be asked again. */
  synchronized Optional<Instant> next() {
    return kills.values().stream()
        .flatMap(entry -> Optional.ofNullable(entry.repeatAt).stream())
        .min(Instant::compareTo);
  }

  private void schedule(Entry entry, Instant now) {
    entry.repeatAt = now.plus(unanswered.delay(entry.sent, random.getAsDouble()));
  }
}
