package org.lcmap.mesos.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What masters keep over a failover: which agents there are, and which cannot be reached. */
final class AgentRegistry {

  private final Set<String> admitted = new LinkedHashSet<>();
  private final Map<String, Instant> unreachable = new LinkedHashMap<>();

  void admit(String agentId) {
    unreachable.remove(agentId);
    admitted.add(agentId);
  }

  void markUnreachable(String agentId, Instant when) {
    admitted.remove(agentId);
    unreachable.put(agentId, when);
  }

  Set<String> admitted() {
    return admitted;
  }

  Map<String, Instant> unreachable() {
    return unreachable;
  }
}
