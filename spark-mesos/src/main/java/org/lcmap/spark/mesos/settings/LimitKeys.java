package org.lcmap.spark.mesos.settings;

import java.util.List;

/** Settings of what all executors of an application together may take. */
final class LimitKeys {

  /** Enough to work with, and little enough that others do not notice. */
  static final int DEFAULT_CORES = 32;

  static final Setting<Integer> CORES_MAX =
      Setting.of(
              "spark.cores.max",
              Syntax.number(1),
              "Cores of all executors together (`--total-executor-cores`).")
          .otherwise(
              "`"
                  + DEFAULT_CORES
                  + "`; no limit where `spark.executor.instances` or"
                  + " `spark.dynamicAllocation.maxExecutors` sets one")
          .compared("was the whole cluster");

  static final Setting<Integer> INSTANCES =
      Setting.of(
              "spark.executor.instances",
              Syntax.number(0),
              "How many executors (`--num-executors`).")
          .otherwise("as many as fit into `spark.cores.max`")
          .compared("was ignored");

  static final Setting<Integer> PER_AGENT =
      Setting.of(
              "spark.mesos.executors.maxPerAgent",
              Syntax.number(1),
              "How many executors one agent may run.")
          .compared("new (SPARK-5095)");

  static final Setting<Integer> MEMORY_MAX =
      Setting.of("spark.mesos.memory.max", Syntax.mebibytes(), "Memory of all executors together.")
          .compared("new (SPARK-22292)");

  static final Setting<Integer> GPUS_MAX =
      Setting.of(
              "spark.mesos.gpus.max",
              Syntax.number(0),
              "GPUs of all executors together. Without `spark.executor.resource.gpu.amount` each"
                  + " executor takes what its agent offers.")
          .byDefault(0, "0")
          .otherwise("`0`; no limit with `spark.executor.resource.gpu.amount`")
          .compared("does not limit `spark.executor.resource.gpu.amount` unless it is set");

  static final Setting<Boolean> DYNAMIC =
      Setting.of(
              "spark.dynamicAllocation.enabled",
              Syntax.flag(),
              "Whether executors come and go with the work. Needs no shuffle service:"
                  + " `spark.dynamicAllocation.shuffleTracking.enabled` is Spark's default.")
          .byDefault(false, "false")
          .compared("needed a shuffle service on each agent");

  static final Setting<Integer> DYNAMIC_MAX =
      Setting.of(
          "spark.dynamicAllocation.maxExecutors",
          Syntax.number(0),
          "How many executors dynamic allocation may ask for.");

  static final List<Setting<?>> ALL =
      List.of(CORES_MAX, INSTANCES, PER_AGENT, MEMORY_MAX, GPUS_MAX, DYNAMIC, DYNAMIC_MAX);

  private LimitKeys() {}

  static Limits read(Values values, ExecutorShape shape) {
    boolean dynamic = values.get(DYNAMIC);
    int cores = values.given(CORES_MAX).orElseGet(() -> defaultCores(values, dynamic));
    if (shape.cores().isPresent() && shape.cores().getAsInt() > cores) {
      values.problem(
          CORES_MAX.name()
              + " is '"
              + cores
              + "': it has to be at least what one executor takes, "
              + ExecutorKeys.CORES.name()
              + " = "
              + shape.cores().getAsInt());
    }
    int memory = values.given(MEMORY_MAX).orElse(Integer.MAX_VALUE);
    if (shape.memoryMiB() > memory) {
      values.problem(
          MEMORY_MAX.name()
              + " is '"
              + memory
              + "' MiB: it has to be at least what one executor takes, "
              + shape.memoryMiB()
              + " MiB");
    }
    int gpus = values.given(GPUS_MAX).orElse(shape.gpus() > 0 ? Integer.MAX_VALUE : 0);
    if (shape.gpus() > gpus) {
      values.problem(
          GPUS_MAX.name()
              + " is '"
              + gpus
              + "': it has to be at least what one executor takes, "
              + ExecutorKeys.GPU.name()
              + " = "
              + shape.gpus());
    }
    return new Limits(
        cores,
        memory,
        gpus,
        dynamic ? 0 : values.given(INSTANCES).orElse(Integer.MAX_VALUE),
        values.given(PER_AGENT).orElse(Integer.MAX_VALUE));
  }

  private static int defaultCores(Values values, boolean dynamic) {
    if (dynamic ? values.isSet(DYNAMIC_MAX) : values.isSet(INSTANCES)) {
      return Integer.MAX_VALUE;
    }
    int cores = Math.max(DEFAULT_CORES, values.given(ExecutorKeys.CORES).orElse(1));
    values.note(
        CORES_MAX.name()
            + " is not set: this application takes at most "
            + cores
            + " cores of the cluster. Set it, or use --total-executor-cores, to take more.");
    return cores;
  }
}
