package org.lcmap.spark.mesos.placement;

/** Why an offer is given back. */
public enum DeclineReason {
  /** All executors that are wanted are there. */
  SATISFIED,
  /** The application holds all the cores that it may. */
  CORES_LIMIT,
  /** The application holds all the memory that it may. */
  MEMORY_LIMIT,
  /** The application holds all the GPUs that it may. */
  GPUS_LIMIT,
  /** The agent does not meet the constraints. */
  CONSTRAINT,
  /** Executors have failed on the agent of late. */
  AGENT_EXCLUDED,
  /** Spark itself has excluded the host. */
  HOST_EXCLUDED,
  /** The agent runs as many executors as it may. */
  AGENT_FULL,
  /** Hosts that have the data are waited for. */
  LOCALITY,
  /** Too few cpus. */
  CPUS,
  /** Too little memory. */
  MEMORY,
  /** Too little disk. */
  DISK,
  /** Too few GPUs. */
  GPUS,
  /** Not the ports. */
  PORTS
}
