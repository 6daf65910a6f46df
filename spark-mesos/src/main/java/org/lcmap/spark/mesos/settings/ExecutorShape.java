package org.lcmap.spark.mesos.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one executor asks of an agent.
 *
 * @param cores fixed; none means all whole cpus that an agent offers
 * @param heapMiB the Java heap
 * @param overheadMiB what the JVM needs beyond its heap
 * @param offHeapMiB Spark's memory outside of the heap
 * @param pysparkMiB what Python workers may use, when that is limited
 * @param diskMiB disk of the sandbox; 0 asks for none
 * @param gpus exactly so many; 0 with {@link Limits#gpus} means what an agent has
 * @param ports asked of the offer
 */
public record ExecutorShape(
    OptionalInt cores,
    int heapMiB,
    int overheadMiB,
    int offHeapMiB,
    int pysparkMiB,
    int diskMiB,
    int gpus,
    List<Port> ports) {

  public ExecutorShape {
    ports = List.copyOf(ports);
  }

  /** What Mesos is asked for: the sum of all parts. */
  public int memoryMiB() {
    return heapMiB + overheadMiB + offHeapMiB + pysparkMiB;
  }

  /**
   * A port of an executor.
   *
   * @param setting which names the port in the executor; none for a port that its container maps
   * @param number fixed; 0 means any port of the offer
   */
  public record Port(Optional<String> setting, int number) {}
}
