package org.lcmap.spark.mesos.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.ExecutorShape;
import org.lcmap.spark.mesos.settings.OfferSettings.Reserved;

/**
 * The offers of one agent to one role, whose resources can be used together, and what is planned on
 * them. Mesos refuses to join offers to several roles.
 */
final class AgentOffers {

  private final Offer first;
  private final List<OfferId> offerIds = new ArrayList<>(1);
  private final ScalarPool cpus = new ScalarPool();
  private final ScalarPool memory = new ScalarPool();
  private final List<PlannedExecutor> planned = new ArrayList<>(1);
  // What few applications ask for is not even looked at for the others.
  private final Optional<ScalarPool> disk;
  private final Optional<ScalarPool> gpus;
  private final Optional<GpuNames> gpuNames;
  private final Optional<PortPool> ports;

  AgentOffers(Offer first, ExecutorShape shape, boolean takesGpus) {
    this.first = first;
    disk = shape.diskMiB() > 0 ? Optional.of(new ScalarPool()) : Optional.empty();
    gpus = takesGpus ? Optional.of(new ScalarPool()) : Optional.empty();
    gpuNames = takesGpus ? Optional.of(new GpuNames()) : Optional.empty();
    ports = shape.ports().isEmpty() ? Optional.empty() : Optional.of(new PortPool());
  }

  void add(Offer offer, Reserved policy, boolean takesRevocable) {
    offerIds.add(offer.id());
    for (Resource part : offer.resources()) {
      boolean isReserved = isReserved(part);
      if (isUsable(part, takesRevocable)
          && (policy == Reserved.FIRST || isReserved == (policy == Reserved.ONLY))) {
        add(part, isReserved);
      }
    }
  }

  private void add(Resource part, boolean isReserved) {
    switch (part.name()) {
      case "cpus" -> cpus.add(part, isReserved);
      case "mem" -> memory.add(part, isReserved);
      case "disk" -> disk.ifPresent(pool -> pool.add(part, isReserved));
      case "gpus" -> gpus.ifPresent(pool -> pool.add(part, isReserved));
      case "ports" -> ports.ifPresent(pool -> pool.add(part, isReserved));
      case GpuNames.RESOURCE -> gpuNames.ifPresent(names -> names.add(part));
      default -> {}
    }
  }

  /** Reserved in either of Mesos's two formats. */
  private static boolean isReserved(Resource part) {
    return !part.reservations().isEmpty() || !part.role().orElse("*").equals("*");
  }

  /** A persistent volume, a disk of its own, or something shared is someone's data, not space. */
  private static boolean isUsable(Resource part, boolean takesRevocable) {
    return part.shared().isEmpty()
        && (takesRevocable || part.revocable().isEmpty())
        && part.disk().filter(d -> d.persistence().isPresent() || d.source().isPresent()).isEmpty();
  }

  AgentId agentId() {
    return first.agentId();
  }

  String hostname() {
    return first.hostname();
  }

  List<OfferId> offerIds() {
    return offerIds;
  }

  List<PlannedExecutor> planned() {
    return planned;
  }

  int wholeCpus() {
    return (int) (cpus.available() / 1000);
  }

  int memoryMiB() {
    return (int) (memory.available() / 1000);
  }

  int diskMiB() {
    return whole(disk);
  }

  int wholeGpus() {
    return whole(gpus);
  }

  private static int whole(Optional<ScalarPool> pool) {
    return pool.isPresent() ? (int) (pool.get().available() / 1000) : 0;
  }

  /** Why one more executor does not fit, if so. */
  Optional<DeclineReason> misfit(ExecutorShape shape) {
    if (wholeCpus() < shape.cores().orElse(1)) {
      return Optional.of(DeclineReason.CPUS);
    }
    if (memoryMiB() < shape.memoryMiB()) {
      return Optional.of(DeclineReason.MEMORY);
    }
    if (diskMiB() < shape.diskMiB()) {
      return Optional.of(DeclineReason.DISK);
    }
    if (wholeGpus() < shape.gpus()) {
      return Optional.of(DeclineReason.GPUS);
    }
    return ports.isEmpty() || ports.get().has(shape.ports())
        ? Optional.empty()
        : Optional.of(DeclineReason.PORTS);
  }

  /** Plans one more executor, which has to fit. */
  PlannedExecutor plan(ExecutorShape shape, int cores, int gpuCount) {
    List<Resource> taken = new ArrayList<>(4);
    Map<String, Integer> numbers = shape.ports().isEmpty() ? Map.of() : new HashMap<>();
    cpus.take(cores * 1000L, taken);
    memory.take(shape.memoryMiB() * 1000L, taken);
    disk.ifPresent(pool -> pool.take(shape.diskMiB() * 1000L, taken));
    List<String> addresses = List.of();
    if (gpuCount > 0) {
      gpus.orElseThrow().take(gpuCount * 1000L, taken);
      addresses = gpuNames.orElseThrow().take(gpuCount, taken);
    }
    ports.ifPresent(pool -> pool.take(shape.ports(), taken, numbers));
    PlannedExecutor executor =
        new PlannedExecutor(
            agentId(),
            hostname(),
            first.url(),
            cores,
            shape.memoryMiB(),
            gpuCount,
            addresses,
            numbers,
            taken);
    planned.add(executor);
    return executor;
  }
}
