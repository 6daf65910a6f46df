package org.lcmap.benchmarks.placement;

import java.util.HashMap;
import java.util.Map;

/**
 * What is asked of offers, and what each agent offers. Without Spark, so that both peers share it.
 */
public enum OfferCase {
  /** One executor of 20 GB on each agent. */
  ACCEPT("20g"),
  /** Executors that fit on no agent. */
  DECLINE("64g"),
  /** The first single-core executors of a JVM, eight on each agent. */
  COLD("1g");

  /** Of each agent. */
  public static final double CPUS = 8;

  /** Of each agent, in MiB. */
  public static final double MEMORY = 32_768;

  /** Of each agent. */
  public static final int FIRST_PORT = 31_000;

  /** Of each agent. */
  public static final int LAST_PORT = 32_000;

  /** An attribute of each agent. */
  public static final String OS = "debian12";

  private static final String RUN = "cab40d7f-59ae-4481-aef4-27a1d9a17a62-";

  private final String memory;

  OfferCase(String memory) {
    this.memory = memory;
  }

  /** Settings of the application. */
  public Map<String, String> settings() {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "spark.executor.memory",
                memory,
                "spark.cores.max",
                this == COLD ? "1000" : "100000000",
                "spark.mesos.executor.docker.image",
                "usgseros/lcmap-spark:latest",
                "spark.mesos.task.labels",
                "lcmap-spark:benchmark"));
    if (this == COLD) {
      settings.put("spark.executor.cores", "1");
    }
    return settings;
  }

  /** Of an offer. */
  public static String offerId(int number) {
    return RUN + "O" + number;
  }

  /** Of an agent. */
  public static String agentId(int number) {
    return RUN + "S" + number;
  }

  /** Of an agent. */
  public static String hostname(int number) {
    return "agent-" + number + ".example.org";
  }

  /** An attribute of an agent. */
  public static String rack(int number) {
    return "rack-" + number % 40;
  }
}
