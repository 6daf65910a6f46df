package org.lcmap.spark.mesos.placement;

import java.util.Optional;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.executors.Totals;
import org.lcmap.spark.mesos.settings.ExecutorShape;
import org.lcmap.spark.mesos.settings.Limits;

/** What the application may still take: running totals, so that no executor is ever recounted. */
final class Budget {

  private final ExecutorShape shape;
  private int executors;
  private int cores;
  private long memoryMiB;
  private int gpus;

  Budget(ExecutorShape shape, Limits limits, Demand demand, Totals totals) {
    this.shape = shape;
    executors = demand.executors() - totals.executors();
    cores = limits.cores() - totals.cores();
    memoryMiB = limits.memoryMiB() - totals.memoryMiB();
    gpus = limits.gpus() - totals.gpus();
  }

  /** Why no executor more may be started, if so. */
  Optional<DeclineReason> exhausted() {
    if (executors <= 0) {
      return Optional.of(DeclineReason.SATISFIED);
    }
    if (cores < shape.cores().orElse(1)) {
      return Optional.of(DeclineReason.CORES_LIMIT);
    }
    if (memoryMiB < shape.memoryMiB()) {
      return Optional.of(DeclineReason.MEMORY_LIMIT);
    }
    return gpus < shape.gpus() ? Optional.of(DeclineReason.GPUS_LIMIT) : Optional.empty();
  }

  /** Of an agent's whole cpus, how many one executor takes. */
  int coresOf(int wholeCpus) {
    return shape.cores().orElse(Math.min(wholeCpus, cores));
  }

  /** Of an agent's GPUs, how many one executor takes: exactly so many, or what is there. */
  int gpusOf(int wholeGpus) {
    return shape.gpus() > 0 ? shape.gpus() : Math.min(wholeGpus, Math.max(0, gpus));
  }

  void spend(PlannedExecutor executor) {
    executors--;
    cores -= executor.cores();
    memoryMiB -= executor.memoryMiB();
    gpus -= executor.gpus();
  }
}
