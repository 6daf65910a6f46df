package org.lcmap.spark.mesos.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.settings.OfferSettings;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** The work on one set of offers. Used once. */
final class Round {

  /** Offers that can be used together. */
  private record Key(AgentId agentId, Optional<String> role) {}

  private final SparkMesosSettings settings;
  private final ConstraintCheck constraints;
  private final Shortage shortage;
  private final Demand demand;
  private final Ledger ledger;
  private final Budget budget;
  private final Set<String> preferredHosts = new HashSet<>();
  private final Duration localityLeft;
  private final Map<AgentId, Integer> plannedOn = new LinkedHashMap<>();
  private final Map<DeclineReason, List<OfferId>> declined = new EnumMap<>(DeclineReason.class);

  Round(
      SparkMesosSettings settings,
      ConstraintCheck constraints,
      Shortage shortage,
      Instant now,
      Demand demand,
      Ledger ledger) {
    this.settings = settings;
    this.constraints = constraints;
    this.shortage = shortage;
    this.demand = demand;
    this.ledger = ledger;
    budget = new Budget(settings.shape(), settings.limits(), demand, ledger.totals());
    localityLeft = localityLeft(now);
    if (!localityLeft.isZero()) {
      demand.preferredHosts().stream()
          .filter(host -> !ledger.runsOn(host))
          .forEach(preferredHosts::add);
    }
  }

  private Duration localityLeft(Instant now) {
    OfferSettings offers = settings.offers();
    if (!offers.localityAware() || demand.preferredHosts().isEmpty()) {
      return Duration.ZERO;
    }
    Instant end = demand.since().plus(offers.localityWait());
    Duration left = Duration.between(now, end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  Plan answer(List<Offer> offers) {
    Optional<DeclineReason> exhausted = budget.exhausted();
    if (exhausted.isPresent()) {
      offers.forEach(offer -> decline(offer.id(), exhausted.get()));
      return plan(List.of());
    }
    Collection<AgentOffers> agents = suitable(offers);
    place(agents);
    return plan(agents);
  }

  /** Joins the offers of each agent that may be used, and declines all others. */
  private Collection<AgentOffers> suitable(List<Offer> offers) {
    Map<Key, AgentOffers> agents = new LinkedHashMap<>(offers.size() * 2);
    for (Offer offer : offers) {
      Optional<DeclineReason> unsuitable = unsuitable(offer);
      if (unsuitable.isPresent()) {
        decline(offer.id(), unsuitable.get());
        shortage.saw(offer, unsuitable.get());
        continue;
      }
      agents
          .computeIfAbsent(
              new Key(
                  offer.agentId(), offer.allocationInfo().flatMap(Resource.AllocationInfo::role)),
              key -> new AgentOffers(offer, settings.shape(), settings.framework().gpus()))
          .add(offer, settings.offers().reserved(), settings.framework().revocable());
    }
    return agents.values();
  }

  /** What speaks against an agent, whatever it offers. */
  private Optional<DeclineReason> unsuitable(Offer offer) {
    if (!constraints.accepts(offer)) {
      return Optional.of(DeclineReason.CONSTRAINT);
    }
    if (demand.excludedHosts().contains(offer.hostname())) {
      return Optional.of(DeclineReason.HOST_EXCLUDED);
    }
    return ledger.isExcluded(offer.hostname())
        ? Optional.of(DeclineReason.AGENT_EXCLUDED)
        : Optional.empty();
  }

  /** One executor for each agent, again and again. */
  private void place(Collection<AgentOffers> agents) {
    List<AgentOffers> candidates = new ArrayList<>(agents);
    while (!candidates.isEmpty() && budget.exhausted().isEmpty()) {
      candidates.removeIf(agent -> !placeOne(agent));
    }
  }

  /** Whether this agent is worth another look. */
  private boolean placeOne(AgentOffers agent) {
    if (budget.exhausted().isPresent() || misfit(agent).isPresent()) {
      return false;
    }
    budget.spend(
        agent.plan(
            settings.shape(), budget.coresOf(agent.wholeCpus()), budget.gpusOf(agent.wholeGpus())));
    preferredHosts.remove(agent.hostname());
    if (isLimitedByAgent()) {
      plannedOn.merge(agent.agentId(), 1, Integer::sum);
    }
    return true;
  }

  private Optional<DeclineReason> misfit(AgentOffers agent) {
    if (isLimitedByAgent()
        && ledger.executorsOn(agent.agentId()) + plannedOn.getOrDefault(agent.agentId(), 0)
            >= settings.limits().executorsPerAgent()) {
      return Optional.of(DeclineReason.AGENT_FULL);
    }
    if (!preferredHosts.isEmpty() && !preferredHosts.contains(agent.hostname())) {
      return Optional.of(DeclineReason.LOCALITY);
    }
    return agent.misfit(settings.shape());
  }

  private boolean isLimitedByAgent() {
    return settings.limits().executorsPerAgent() != Integer.MAX_VALUE;
  }

  private void decline(OfferId offerId, DeclineReason reason) {
    declined.computeIfAbsent(reason, r -> new ArrayList<>()).add(offerId);
  }

  private Plan plan(Collection<AgentOffers> agents) {
    List<Acceptance> acceptances = new ArrayList<>();
    Optional<DeclineReason> exhausted = budget.exhausted();
    for (AgentOffers agent : agents) {
      if (!agent.planned().isEmpty()) {
        acceptances.add(acceptance(agent));
        continue;
      }
      DeclineReason reason = exhausted.or(() -> misfit(agent)).orElse(DeclineReason.SATISFIED);
      agent.offerIds().forEach(id -> decline(id, reason));
      shortage.saw(agent, reason);
    }
    if (!acceptances.isEmpty()) {
      shortage.eased();
    }
    return new Plan(acceptances, declines());
  }

  private Acceptance acceptance(AgentOffers agent) {
    return new Acceptance(
        agent.agentId(),
        agent.hostname(),
        agent.offerIds(),
        agent.planned(),
        settings.offers().refuse());
  }

  private List<Decline> declines() {
    List<Decline> declines = new ArrayList<>();
    declined.forEach((reason, ids) -> declines.add(new Decline(ids, reason, refuse(reason))));
    return declines;
  }

  private Duration refuse(DeclineReason reason) {
    return switch (reason) {
      case CONSTRAINT -> settings.offers().refuseUnmetConstraints();
      case SATISFIED, CORES_LIMIT, MEMORY_LIMIT, GPUS_LIMIT ->
          settings.offers().refuseReachedLimit();
      case LOCALITY -> localityLeft;
      case AGENT_EXCLUDED, HOST_EXCLUDED, AGENT_FULL, CPUS, MEMORY, DISK, GPUS, PORTS ->
          settings.offers().refuse();
    };
  }
}
