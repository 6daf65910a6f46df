package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides who is offered what: for each agent in turn, the role and then the framework with the
 * smallest dominant share comes first and is offered all that it can use of the agent.
 *
 * <p>Pure: it looks at values and returns values. Roles below their guarantee come before all
 * others; Mesos also holds resources of other agents back for them, this does not.
 */
final class Allocator {

  /** What is free on an agent. */
  record Free(String agentId, AgentInfo info, ResourceSet resources) {}

  /** A framework that wants offers in a role. */
  record Claim(
      String frameworkId,
      String role,
      Set<String> capabilities,
      JsonNode minAllocatable,
      JsonNode constraints,
      Filters filters) {}

  /** What a role may get at least and at most, by the names of scalars. */
  record Quota(Map<String, Double> guarantees, Map<String, Double> limits) {}

  /** An offer to be made. */
  record Grant(String frameworkId, String role, String agentId, ResourceSet resources) {}

  /** Mesos's own minimum: offers with less of both are not worth making. */
  private static final double MIN_CPUS = 0.01;

  private static final double MIN_MEM = 32;

  private final Map<String, Quota> quotas;

  Allocator(Map<String, Quota> quotas) {
    this.quotas = quotas;
  }

  List<Grant> allocate(List<Free> agents, List<Claim> claims, Shares shares, Instant now) {
    List<Grant> grants = new ArrayList<>();
    for (Free agent : agents) {
      ResourceSet free = agent.resources();
      for (Claim claim : inOrder(claims, shares)) {
        ResourceSet usable = usable(agent, claim, free, shares);
        if (isWorthOffering(usable, claim)
            && !claim.filters().isRefused(agent.agentId(), claim.role(), usable, now)) {
          grants.add(new Grant(claim.frameworkId(), claim.role(), agent.agentId(), usable));
          shares.add(claim.role(), claim.frameworkId(), usable);
          free = free.minus(usable);
        }
      }
    }
    return grants;
  }

  private List<Claim> inOrder(List<Claim> claims, Shares shares) {
    return claims.stream()
        .sorted(
            Comparator.comparing((Claim claim) -> !isBelowGuarantee(claim.role(), shares))
                .thenComparing(claim -> shares.ofRole(claim.role()))
                .thenComparing(claim -> shares.ofFramework(claim.role(), claim.frameworkId()))
                .thenComparing(Claim::frameworkId))
        .toList();
  }

  private boolean isBelowGuarantee(String role, Shares shares) {
    Quota quota = quotas.get(role);
    return quota != null
        && quota.guarantees().entrySet().stream()
            .anyMatch(entry -> shares.allocated(role).scalar(entry.getKey()) < entry.getValue());
  }

  private ResourceSet usable(Free agent, Claim claim, ResourceSet free, Shares shares) {
    if (agent.info().hasGpus() && !claim.capabilities().contains("GPU_RESOURCES")) {
      return ResourceSet.NONE;
    }
    if (!OfferConstraints.admit(claim.constraints(), claim.role(), agent.info())) {
      return ResourceSet.NONE;
    }
    ResourceSet usable = free.usableBy(claim.role());
    if (!claim.capabilities().contains("RESERVATION_REFINEMENT")) {
      usable = usable.unrefined();
    }
    Quota quota = quotas.get(claim.role());
    return quota == null ? usable : within(quota.limits(), usable, shares.allocated(claim.role()));
  }

  /** Cuts unreserved scalars down to what the limits leave; reserved ones do not count. */
  private static ResourceSet within(
      Map<String, Double> limits, ResourceSet usable, ResourceSet allocated) {
    ResourceSet result = usable;
    for (var limit : limits.entrySet()) {
      ResourceSet mine = result.named(limit.getKey()).unreserved();
      double left = Math.max(0, limit.getValue() - allocated.unreserved().scalar(limit.getKey()));
      double excess = mine.scalar(limit.getKey()) - left;
      if (excess > 0) {
        result = result.minus(scalar(limit.getKey(), excess));
      }
    }
    return result;
  }

  static ResourceSet scalar(String name, double value) {
    var resource = Json.object().put("name", name).put("type", "SCALAR");
    resource.set("scalar", Json.object().put("value", value));
    return ResourceSet.of(Json.object().putArray("resources").add(resource));
  }

  private static boolean isWorthOffering(ResourceSet usable, Claim claim) {
    if (usable.scalar("cpus") < MIN_CPUS && usable.scalar("mem") < MIN_MEM) {
      return false;
    }
    JsonNode minimums = claim.minAllocatable();
    return minimums.isEmpty()
        || Json.items(minimums).stream()
            .anyMatch(
                minimum ->
                    minimum.path("quantities").properties().stream()
                        .allMatch(
                            entry ->
                                usable.scalar(entry.getKey())
                                    >= entry.getValue().path("value").asDouble()));
  }
}
