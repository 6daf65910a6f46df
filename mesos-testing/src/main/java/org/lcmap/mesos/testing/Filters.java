package org.lcmap.mesos.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a framework does not want to be offered again for a while. */
final class Filters {

  private static final double DEFAULT_SECONDS = 5;
  private static final double MAX_SECONDS = Duration.ofDays(365).toSeconds();

  private record Refusal(String agentId, String role, ResourceSet resources, Instant until) {}

  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * Remembers a refusal.
   *
   * @param refuseSeconds as in the call; a negative number stands for the default of 5 s
   */
  void refuse(
      String agentId, String role, ResourceSet resources, double refuseSeconds, Instant now) {
    double seconds = refuseSeconds < 0 ? DEFAULT_SECONDS : Math.min(refuseSeconds, MAX_SECONDS);
    if (seconds > 0 && !resources.isEmpty()) {
      Instant until = now.plusNanos((long) (seconds * 1e9));
      refusals.add(new Refusal(agentId, role, resources, until));
    }
  }

  /** Whether an offer of these, or of less, was refused and still is. */
  boolean isRefused(String agentId, String role, ResourceSet resources, Instant now) {
    refusals.removeIf(refusal -> !refusal.until().isAfter(now));
    return refusals.stream()
        .anyMatch(
            refusal ->
                refusal.agentId().equals(agentId)
                    && refusal.role().equals(role)
                    && refusal.resources().contains(resources));
  }

  /** Forgets the refusals of these roles. */
  void clear(Set<String> roles) {
    refusals.removeIf(refusal -> roles.contains(refusal.role()));
  }

  /** {@code refuse_seconds} of a call's {@code filters}. */
  static double seconds(com.fasterxml.jackson.databind.JsonNode call) {
    return call.path("filters").path("refuse_seconds").asDouble(DEFAULT_SECONDS);
  }
}
