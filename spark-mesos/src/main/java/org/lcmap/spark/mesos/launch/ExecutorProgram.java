package org.lcmap.spark.mesos.launch;

import java.util.Map;

/**
 * What runs in an executor's JVM.
 *
 * @param mainClass takes the arguments of Spark's {@code CoarseGrainedExecutorBackend}
 * @param environment variables besides those of the settings. They stand in the agent's process
 *     list, so what is in them has to be of no use to who reads it there
 */
public record ExecutorProgram(String mainClass, Map<String, String> environment) {

  /** Spark's own. */
  public static final String SPARK = "org.apache.spark.executor.CoarseGrainedExecutorBackend";

  public ExecutorProgram {
    environment = Map.copyOf(environment);
  }

  /** Names the variables only. */
  @Override
  public String toString() {
    return "ExecutorProgram[" + mainClass + ", " + environment.keySet() + "]";
  }
}
