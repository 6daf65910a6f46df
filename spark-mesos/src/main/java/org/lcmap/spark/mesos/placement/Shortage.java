package org.lcmap.spark.mesos.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lcmap.mesos.model.Offer;
import org.lcmap.spark.mesos.settings.Constraint;
import org.lcmap.spark.mesos.settings.ExecutorShape;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/**
 * Remembers what was wrong with the offers since one was last of use, and says so: Spark's own
 * "Initial job has not accepted any resources" names no cause.
 */
final class Shortage {

  /** The refusal that came nearest to a fit. */
  private record Nearest(
      DeclineReason reason, String hostname, int cpus, int memoryMiB, int diskMiB, int gpus) {}

  private final SparkMesosSettings settings;
  private final Clock clock;
  private final Map<DeclineReason, Integer> seen = new EnumMap<>(DeclineReason.class);
  private Optional<Nearest> nearest = Optional.empty();
  private Optional<Instant> since = Optional.empty();
  private Instant nextWord = Instant.MIN;

  Shortage(SparkMesosSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** An executor was placed. */
  void eased() {
    seen.clear();
    nearest = Optional.empty();
    since = Optional.empty();
  }

  /** An offer was refused for its agent. */
  void saw(Offer offer, DeclineReason reason) {
    seen.merge(reason, 1, Integer::sum);
    if (isNearer(reason, 0)) {
      nearest = Optional.of(new Nearest(reason, offer.hostname(), 0, 0, 0, 0));
    }
  }

  /** Offers of an agent were refused. */
  void saw(AgentOffers agent, DeclineReason reason) {
    seen.merge(reason, 1, Integer::sum);
    if (isNearer(reason, agent.memoryMiB())) {
      nearest =
          Optional.of(
              new Nearest(
                  reason,
                  agent.hostname(),
                  agent.wholeCpus(),
                  agent.memoryMiB(),
                  agent.diskMiB(),
                  agent.wholeGpus()));
    }
  }

  /** The later a condition comes in the order of the checks, the nearer was the offer to a fit. */
  private boolean isNearer(DeclineReason reason, int memoryMiB) {
    return nearest.isEmpty()
        || reason.compareTo(nearest.get().reason()) > 0
        || (reason == nearest.get().reason() && memoryMiB > nearest.get().memoryMiB());
  }

  /** The sentence, when it is time for one. */
  Optional<String> explain(boolean isShort) {
    Instant now = clock.instant();
    if (!isShort) {
      eased();
      return Optional.empty();
    }
    if (since.isEmpty()) {
      since = Optional.of(now);
      nextWord = now.plus(settings.offers().explainAfter());
    }
    if (now.isBefore(nextWord)) {
      return Optional.empty();
    }
    Duration waited = Duration.between(since.get(), now);
    // Each word comes after twice the time: who left the job alone overnight does not want pages.
    nextWord = now.plus(waited);
    return Optional.of(
        "no executor has started for %d s: %s".formatted(waited.toSeconds(), reason()));
  }

  /** What was wrong with the offers. */
  String reason() {
    return nearest.map(this::why).orElseGet(this::noOffers);
  }

  private String noOffers() {
    String roles =
        settings.framework().roles().isEmpty()
            ? "*"
            : String.join(", ", settings.framework().roles());
    return "Mesos has offered nothing to the role "
        + roles
        + "; either others hold the cluster, or the role has no quota or weight there"
        + (settings.framework().gpus() ? ", or no agent has GPUs" : "")
        + ". spark.mesos.role names the role";
  }

  private String why(Nearest best) {
    int agents = seen.values().stream().mapToInt(Integer::intValue).sum();
    return "an executor asks for %s; of %,d %s, the nearest to a fit is on %s: %s%s"
        .formatted(
            asked(),
            agents,
            agents == 1 ? "offer" : "offers",
            best.hostname(),
            condition(best),
            others(best.reason()));
  }

  private String asked() {
    ExecutorShape shape = settings.shape();
    List<String> parts = new ArrayList<>();
    int cores = shape.cores().orElse(1);
    parts.add(
        cores + (cores == 1 ? " cpu" : " cpus") + (shape.cores().isEmpty() ? " or more" : ""));
    parts.add("%,d MiB of memory".formatted(shape.memoryMiB()));
    if (shape.diskMiB() > 0) {
      parts.add("%,d MiB of disk".formatted(shape.diskMiB()));
    }
    if (shape.gpus() > 0) {
      parts.add(shape.gpus() + " gpus");
    }
    shape
        .ports()
        .forEach(port -> parts.add(port.number() == 0 ? "a port" : "port " + port.number()));
    return String.join(", ", parts);
  }

  private String condition(Nearest best) {
    return switch (best.reason()) {
      case CPUS -> "it has only %d whole cpus (spark.executor.cores)".formatted(best.cpus());
      case MEMORY ->
          "it has only %,d MiB of memory (spark.executor.memory, memoryOverhead)"
              .formatted(best.memoryMiB());
      case DISK ->
          "it has only %,d MiB of disk (spark.mesos.executor.disk)".formatted(best.diskMiB());
      case GPUS ->
          "it has only %d gpus (spark.executor.resource.gpu.amount)".formatted(best.gpus());
      case PORTS ->
          "it does not offer the port (spark.blockManager.port, spark.mesos.executor.docker.portmaps)";
      case CONSTRAINT ->
          "it does not meet spark.mesos.constraints, "
              + settings.offers().constraints().stream()
                  .map(Constraint::toString)
                  .collect(Collectors.joining(";"));
      case AGENT_EXCLUDED ->
          "executors failed there %d times of late (spark.excludeOnFailure.*); the log says why"
              .formatted(settings.exclusion().failures());
      case HOST_EXCLUDED -> "Spark excludes that host (spark.excludeOnFailure.*)";
      case AGENT_FULL -> "it runs as many executors as it may (spark.mesos.executors.maxPerAgent)";
      case LOCALITY -> "hosts that have the data are waited for (spark.locality.wait)";
      case SATISFIED, CORES_LIMIT, MEMORY_LIMIT, GPUS_LIMIT -> "the application has its limit";
    };
  }

  private String others(DeclineReason nearest) {
    String rest =
        seen.entrySet().stream()
            .filter(e -> e.getKey() != nearest)
            .map(e -> "%,d for %s".formatted(e.getValue(), e.getKey().words()))
            .collect(Collectors.joining(", "));
    return rest.isEmpty() ? "" : "; others were refused: " + rest;
  }
}
