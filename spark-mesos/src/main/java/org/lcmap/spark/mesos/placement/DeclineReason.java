package org.lcmap.spark.mesos.placement;

/** Why an offer is given back, in the order in which that is checked. */
public enum DeclineReason {
  /** All executors that are wanted are there. */
  SATISFIED("all that is wanted runs"),
  /** The application holds all the cores that it may. */
  CORES_LIMIT("spark.cores.max"),
  /** The application holds all the memory that it may. */
  MEMORY_LIMIT("spark.mesos.memory.max"),
  /** The application holds all the GPUs that it may. */
  GPUS_LIMIT("spark.mesos.gpus.max"),
  /** The agent does not meet the constraints. */
  CONSTRAINT("constraints"),
  /** Executors have failed on the agent of late. */
  AGENT_EXCLUDED("failures"),
  /** Spark itself has excluded the host. */
  HOST_EXCLUDED("Spark's exclusion"),
  /** The agent runs as many executors as it may. */
  AGENT_FULL("executors there"),
  /** Hosts that have the data are waited for. */
  LOCALITY("locality"),
  /** Too few cpus. */
  CPUS("cpus"),
  /** Too little memory. */
  MEMORY("memory"),
  /** Too little disk. */
  DISK("disk"),
  /** Too few GPUs. */
  GPUS("gpus"),
  /** Not the ports. */
  PORTS("ports");

  private final String words;

  DeclineReason(String words) {
    this.words = words;
  }

  /** A word or two for a list: "refused for ...". */
  public String words() {
    return words;
  }
}
