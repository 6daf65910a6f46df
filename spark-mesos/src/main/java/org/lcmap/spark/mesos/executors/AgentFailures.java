package org.lcmap.spark.mesos.executors;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lcmap.spark.mesos.settings.ExclusionSettings;

/**
 * Counts failures by host, and forgets each after a time. By host and not by agent id, which is a
 * new one whenever an agent registers afresh (SPARK-19755).
 */
final class AgentFailures {

  private final ExclusionSettings settings;
  private final Clock clock;
  private final Map<String, Deque<Instant>> byHost = new HashMap<>();

  AgentFailures(ExclusionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void add(String hostname) {
    byHost.computeIfAbsent(hostname, h -> new ArrayDeque<>()).addLast(clock.instant());
  }

  boolean isExcluded(String hostname) {
    // Asked for each offer: in the usual case there is nothing to look up.
    if (!settings.enabled() || byHost.isEmpty()) {
      return false;
    }
    Deque<Instant> failures = byHost.get(hostname);
    if (failures == null) {
      return false;
    }
    Instant oldest = clock.instant().minus(settings.timeout());
    while (!failures.isEmpty() && failures.getFirst().isBefore(oldest)) {
      failures.removeFirst();
    }
    if (failures.isEmpty()) {
      byHost.remove(hostname);
    }
    return failures.size() >= settings.failures();
  }

  int excludedHosts() {
    return (int) List.copyOf(byHost.keySet()).stream().filter(this::isExcluded).count();
  }
}
