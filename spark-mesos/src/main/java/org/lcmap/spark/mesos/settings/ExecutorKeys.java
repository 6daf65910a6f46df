package org.lcmap.spark.mesos.settings;

import static org.lcmap.spark.mesos.settings.Setting.NEW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of what one executor asks for. */
final class ExecutorKeys {

  static final Setting<Integer> CORES =
      Setting.of(
              "spark.executor.cores",
              Syntax.number(1),
              "Cores of one executor, so how many tasks it runs at once.")
          .otherwise("all whole cpus of an offer");

  static final Setting<Integer> MEMORY =
      Setting.of("spark.executor.memory", Syntax.mebibytes(), "The Java heap of an executor.")
          .byDefault(1024, "1g");

  static final Setting<Integer> MESOS_OVERHEAD =
      Setting.of(
              "spark.mesos.executor.memoryOverhead",
              Syntax.mebibytes(),
              "Memory asked for besides the heap, in MiB.")
          .otherwise("`spark.executor.memoryOverhead`")
          .compared("takes a unit as well");

  static final Setting<Integer> OVERHEAD =
      Setting.of(
              "spark.executor.memoryOverhead",
              Syntax.mebibytes(),
              "Memory asked for besides the heap, in MiB.")
          .otherwise("factor × heap, at least `spark.executor.minMemoryOverhead`")
          .compared("was ignored");

  static final Setting<Double> OVERHEAD_FACTOR =
      Setting.of(
              "spark.executor.memoryOverheadFactor",
              Syntax.factor(),
              "The share of the heap that is asked for besides it.")
          .byDefault(0.1, "0.1");

  static final Setting<Integer> LEAST_OVERHEAD =
      Setting.of(
              "spark.executor.minMemoryOverhead",
              Syntax.mebibytes(),
              "The least memory that is asked for besides the heap.")
          .byDefault(384, "384m")
          .compared("was fixed");

  static final Setting<Boolean> OFF_HEAP =
      Setting.of(
              "spark.memory.offHeap.enabled",
              Syntax.flag(),
              "Whether Spark keeps data outside of the heap.")
          .byDefault(false, "false")
          .compared("was not counted");

  static final Setting<Integer> OFF_HEAP_SIZE =
      Setting.of(
              "spark.memory.offHeap.size",
              bytes(),
              "How much of it, in bytes; asked for besides the heap.")
          .byDefault(0, "0")
          .compared("was not counted");

  static final Setting<Integer> PYSPARK =
      Setting.of(
              "spark.executor.pyspark.memory",
              Syntax.mebibytes(),
              "What all Python workers of an executor may use; asked for besides the heap.")
          .compared("was not counted");

  static final Setting<Integer> DISK =
      Setting.of(
              "spark.mesos.executor.disk",
              Syntax.mebibytes(),
              "Disk asked for, for agents that enforce it.")
          .compared("new (SPARK-17454)");

  static final Setting<Integer> GPU =
      Setting.of(
              "spark.executor.resource.gpu.amount",
              Syntax.number(0),
              "GPUs of one executor, exactly; their addresses are handed on where the agent names"
                  + " them.")
          .compared("was ignored (SPARK-19320)");

  static final Setting<Integer> BLOCK_MANAGER_PORT =
      Setting.of(
              "spark.blockManager.port",
              Syntax.port(),
              "A fixed port of each executor, asked of the offer.")
          .byDefault(0, "0")
          .compared("the other ports of an offer stay usable");

  static final Setting<Boolean> OFFERED_PORTS =
      Setting.of(
              "spark.mesos.executor.offeredPorts",
              Syntax.flag(),
              "Whether an executor listens on a port that its agent offers, for agents that allow no"
                  + " other.")
          .byDefault(false, "false")
          .compared(NEW);

  static final List<Setting<?>> ALL =
      List.of(
          CORES,
          MEMORY,
          MESOS_OVERHEAD,
          OVERHEAD,
          OVERHEAD_FACTOR,
          LEAST_OVERHEAD,
          OFF_HEAP,
          OFF_HEAP_SIZE,
          PYSPARK,
          DISK,
          GPU,
          BLOCK_MANAGER_PORT,
          OFFERED_PORTS);

  private ExecutorKeys() {}

  /** Spark counts a bare number of this one setting in bytes. */
  private static Syntax<Integer> bytes() {
    return Syntax.parsed(
        "a size such as 512m, 4g (a bare number counts as bytes)",
        text ->
            Syntax.mebibytes()
                .reader()
                .apply(Character.isDigit(text.charAt(text.length() - 1)) ? text + "b" : text));
  }

  static ExecutorShape read(Values values, List<Integer> mappedPorts) {
    int heap = values.get(MEMORY);
    Optional<Integer> overhead = values.given(MESOS_OVERHEAD).or(() -> values.given(OVERHEAD));
    int computed = (int) Math.max(values.get(OVERHEAD_FACTOR) * heap, values.get(LEAST_OVERHEAD));
    Optional<Integer> cores = values.given(CORES);
    return new ExecutorShape(
        cores.isPresent() ? OptionalInt.of(cores.get()) : OptionalInt.empty(),
        heap,
        overhead.orElse(computed),
        values.get(OFF_HEAP) ? values.get(OFF_HEAP_SIZE) : 0,
        values.given(PYSPARK).orElse(0),
        values.given(DISK).orElse(0),
        values.given(GPU).orElse(0),
        ports(values, mappedPorts));
  }

  private static List<ExecutorShape.Port> ports(Values values, List<Integer> mapped) {
    List<ExecutorShape.Port> ports = new ArrayList<>();
    int fixed = values.get(BLOCK_MANAGER_PORT);
    if (fixed != 0 || values.get(OFFERED_PORTS)) {
      ports.add(new ExecutorShape.Port(Optional.of(BLOCK_MANAGER_PORT.name()), fixed));
    }
    // Mesos maps only ports that were offered.
    mapped.stream()
        .filter(port -> port != fixed)
        .map(port -> new ExecutorShape.Port(Optional.empty(), port))
        .forEach(ports::add);
    return ports;
  }
}
