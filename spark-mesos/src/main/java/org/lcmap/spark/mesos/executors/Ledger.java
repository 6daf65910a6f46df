package org.lcmap.spark.mesos.executors;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.spark.mesos.settings.ExclusionSettings;

/**
 * The books of an application's executors: every question and every change costs the same, however
 * many there are. For one thread.
 *
 * <p>An executor whose agent the master cannot reach counts as lost at once, so that another can
 * take its place. Should it come back, {@link #update} calls it a {@link Change.Stray}.
 */
public final class Ledger {

  private final AgentFailures failures;
  private final Map<TaskId, Entry> byTask = new LinkedHashMap<>();
  private final Map<String, Entry> byExecutor = new HashMap<>();
  private final Map<AgentId, Agent> agents = new HashMap<>();
  private final Map<String, Agent> hosts = new HashMap<>();
  private final Map<Cause, Long> losses = new EnumMap<>(Cause.class);
  private int running;
  private int cores;
  private long memoryMiB;
  private int gpus;

  /** Empty books. */
  public Ledger(ExclusionSettings exclusion, Clock clock) {
    this.failures = new AgentFailures(exclusion, clock);
  }

  /** Enters an executor whose launch is being sent. */
  public void launched(PlannedExecutor executor, ExecutorIdentity identity) {
    Agent agent = agents.computeIfAbsent(executor.agentId(), id -> new Agent());
    Agent host = hosts.computeIfAbsent(executor.hostname(), name -> new Agent());
    Entry entry = new Entry(identity, executor, agent, host);
    byTask.put(identity.taskId(), entry);
    byExecutor.put(identity.executorId(), entry);
    count(entry, 1);
  }

  /** Notes that an executor has registered with the driver: its agent is able to run executors. */
  public void registered(String executorId) {
    Entry entry = byExecutor.get(executorId);
    if (entry != null) {
      entry.registered = true;
    }
  }

  /**
   * Notes that the driver wants an executor gone, so that its end is no one's fault.
   *
   * @param why in words that follow "the driver ended it:"
   */
  public void killing(String executorId, String why) {
    Entry entry = byExecutor.get(executorId);
    if (entry != null) {
      entry.killedFor = Optional.of(why);
    }
  }

  /** Enters what Mesos says of a task. Saying the same again changes nothing. */
  public Change update(TaskStatus status) {
    Optional<TaskState> state = status.state().known();
    if (state.isEmpty()) {
      return new Change.None();
    }
    Entry entry = byTask.get(status.taskId());
    if (entry == null) {
      return isAlive(state.get())
          ? new Change.Stray(status.taskId(), status.agentId())
          : new Change.None();
    }
    if (!state.get().isActive()) {
      return new Change.Lost(end(entry, status));
    }
    if (state.get() == TaskState.TASK_RUNNING && !entry.running) {
      entry.running = true;
      running++;
      return new Change.Started(entry.executorId(), entry.executor.hostname());
    }
    return new Change.None();
  }

  private static boolean isAlive(TaskState state) {
    return state.isActive() && state != TaskState.TASK_KILLING;
  }

  private Loss end(Entry entry, TaskStatus status) {
    byTask.remove(entry.taskId());
    byExecutor.remove(entry.executorId());
    count(entry, -1);
    Diagnosis diagnosis = Diagnosis.of(status, entry);
    losses.merge(diagnosis.cause(), 1L, Long::sum);
    if (diagnosis.speaksAgainstAgent() && !entry.registered) {
      failures.add(entry.executor.hostname());
    }
    return new Loss(
        entry.executorId(),
        entry.taskId(),
        entry.executor.agentId(),
        entry.executor.hostname(),
        diagnosis.cause(),
        diagnosis.sentence(),
        diagnosis.exitCode());
  }

  private void count(Entry entry, int sign) {
    cores += sign * entry.executor.cores();
    memoryMiB += (long) sign * entry.executor.memoryMiB();
    gpus += sign * entry.executor.gpus();
    if (entry.running) {
      running += sign;
    }
    entry.agent.executors += sign;
    entry.host.executors += sign;
  }

  /** What all executors hold together. */
  public Totals totals() {
    return new Totals(byTask.size(), running, cores, memoryMiB, gpus);
  }

  /** How many executors an agent runs. */
  public int executorsOn(AgentId agentId) {
    Agent agent = agents.get(agentId);
    return agent == null ? 0 : agent.executors;
  }

  /** Whether a host runs an executor. */
  public boolean runsOn(String hostname) {
    Agent host = hosts.get(hostname);
    return host != null && host.executors > 0;
  }

  /** Whether executors have failed on this host too often of late. */
  public boolean isExcluded(String hostname) {
    return failures.isExcluded(hostname);
  }

  /** How many hosts are left alone because executors failed on them. */
  public int excludedHosts() {
    return failures.excludedHosts();
  }

  /** An executor that has not ended. */
  public Optional<Entry> executor(String executorId) {
    return Optional.ofNullable(byExecutor.get(executorId));
  }

  /** The executor of a task, while it has not ended. */
  public Optional<Entry> executor(TaskId taskId) {
    return Optional.ofNullable(byTask.get(taskId));
  }

  /** All executors that have not ended, in the order of their launch. A view. */
  public Collection<Entry> executors() {
    return Collections.unmodifiableCollection(byTask.values());
  }

  /** How many executors have ended so far, by cause. A view. */
  public Map<Cause, Long> losses() {
    return Collections.unmodifiableMap(losses);
  }

  /** How many executors an agent, or a host with its agents, runs. Kept when it runs none. */
  private static final class Agent {
    private int executors;
  }

  /** An executor in the books. What it says changes as the books do. */
  public static final class Entry {
    private final ExecutorIdentity identity;
    private final PlannedExecutor executor;
    private final Agent agent;
    private final Agent host;
    private boolean running;
    private boolean registered;
    private Optional<String> killedFor = Optional.empty();

    private Entry(ExecutorIdentity identity, PlannedExecutor executor, Agent agent, Agent host) {
      this.identity = requireNonNull(identity, "identity");
      this.executor = requireNonNull(executor, "executor");
      this.agent = agent;
      this.host = host;
    }

    /** Spark's name for it. */
    public String executorId() {
      return identity.executorId();
    }

    /** Its task. */
    public TaskId taskId() {
      return identity.taskId();
    }

    /** What was launched. */
    public PlannedExecutor executor() {
      return executor;
    }

    /** Whether its process was seen running. */
    public boolean running() {
      return running;
    }

    /** Whether it has registered with the driver. */
    public boolean registered() {
      return registered;
    }

    /** Why the driver wants it gone, when it does. */
    public Optional<String> killedFor() {
      return killedFor;
    }
  }
}
