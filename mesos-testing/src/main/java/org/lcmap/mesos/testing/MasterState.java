package org.lcmap.mesos.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a leading master knows. Lost when it stops leading. Owned by the loop. */
final class MasterState {

  /** Resources on offer. */
  record Offer(String id, String frameworkId, String agentId, String role, ResourceSet resources) {}

  /** A group's executor, which holds resources besides those of its tasks. */
  record Executor(String agentId, String role, ResourceSet resources) {}

  /** An agent that is registered. */
  static final class Registration {
    private final Agent agent;
    private final Map<TaskKey, Duration> pendingKills = new LinkedHashMap<>();
    private EventLoop.@Nullable Timer removal;

    Registration(Agent agent) {
      this.agent = agent;
    }

    Agent agent() {
      return agent;
    }

    /** KILLs that came while the agent was disconnected. */
    Map<TaskKey, Duration> pendingKills() {
      return pendingKills;
    }

    boolean isConnected() {
      return removal == null;
    }

    /** Sets the timer after which the agent counts as unreachable; null when it is connected. */
    void removal(EventLoop.@Nullable Timer timer) {
      if (removal != null) {
        removal.cancel();
      }
      removal = timer;
    }
  }

  private final String masterId;
  private final AgentRegistry registry;
  private final Map<String, Framework> frameworks = new LinkedHashMap<>();
  private final Set<String> completed = new HashSet<>();
  private final Map<String, Registration> agents = new LinkedHashMap<>();
  private final Set<String> recovered = new LinkedHashSet<>();
  private final Map<TaskKey, MasterTask> tasks = new LinkedHashMap<>();
  private final Map<TaskKey, Executor> executors = new LinkedHashMap<>();
  private final Map<String, Offer> offers = new LinkedHashMap<>();
  private int frameworkNumber;
  private int agentNumber;
  private int offerNumber;

  MasterState(String masterId, AgentRegistry registry) {
    this.masterId = masterId;
    this.registry = registry;
    recovered.addAll(registry.admitted());
  }

  String masterId() {
    return masterId;
  }

  AgentRegistry registry() {
    return registry;
  }

  Map<String, Framework> frameworks() {
    return frameworks;
  }

  /** Ids of frameworks that were torn down or timed out; they may not come back. */
  Set<String> completed() {
    return completed;
  }

  Map<String, Registration> agents() {
    return agents;
  }

  /** Agents of a former leader that have not registered again yet. */
  Set<String> recovered() {
    return recovered;
  }

  Map<TaskKey, MasterTask> tasks() {
    return tasks;
  }

  Map<TaskKey, Executor> executors() {
    return executors;
  }

  Map<String, Offer> offers() {
    return offers;
  }

  String nextFrameworkId() {
    return String.format("%s-%04d", masterId, frameworkNumber++);
  }

  String nextAgentId() {
    return masterId + "-S" + agentNumber++;
  }

  String nextOfferId() {
    return masterId + "-O" + offerNumber++;
  }

  List<MasterTask> tasksOf(String frameworkId) {
    return tasks.values().stream()
        .filter(task -> task.key().frameworkId().equals(frameworkId))
        .toList();
  }

  List<MasterTask> tasksOn(String agentId) {
    return tasks.values().stream().filter(task -> task.agentId().equals(agentId)).toList();
  }

  /** What is taken on each agent: by tasks, by executors and by offers. */
  Map<String, ResourceSet> used() {
    Map<String, ResourceSet> used = new HashMap<>();
    tasks.values().forEach(task -> used.merge(task.agentId(), task.held(), ResourceSet::plus));
    executors
        .values()
        .forEach(one -> used.merge(one.agentId(), one.resources(), ResourceSet::plus));
    offers
        .values()
        .forEach(offer -> used.merge(offer.agentId(), offer.resources(), ResourceSet::plus));
    return used;
  }

  /** What roles and frameworks hold of all connected agents. */
  Shares shares() {
    ResourceSet total =
        agents.values().stream()
            .map(one -> one.agent().info().total())
            .reduce(ResourceSet.NONE, ResourceSet::plus);
    Shares shares = new Shares(total);
    tasks.values().forEach(task -> shares.add(task.role(), task.key().frameworkId(), task.held()));
    executors.forEach((key, one) -> shares.add(one.role(), key.frameworkId(), one.resources()));
    offers
        .values()
        .forEach(offer -> shares.add(offer.role(), offer.frameworkId(), offer.resources()));
    return shares;
  }
}
