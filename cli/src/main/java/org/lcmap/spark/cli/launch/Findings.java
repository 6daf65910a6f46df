package org.lcmap.spark.cli.launch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What the job has found, as {@code lcmap_doctor.py} prints it.
 *
 * @param address where executors reach the driver, {@code host:port}
 * @param clockAhead by how many seconds the executor's clock is ahead of the driver's
 * @param clockError by how many seconds that may be wrong
 * @param started after how many seconds the executor answered for the first time
 * @param answered how many seconds the next answer took
 * @param large how many bytes went both ways through the ports for large values
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Findings(
    Side driver,
    Side executor,
    String address,
    @JsonProperty("clock_ahead") double clockAhead,
    @JsonProperty("clock_error") double clockError,
    double started,
    double answered,
    long large) {

  /**
   * A process of Python with the JVM that it belongs to.
   *
   * @param host its computer's name
   * @param packages of Python, with their versions
   */
  record Side(String host, String python, String spark, String java, Map<String, String> packages) {
    Side {
      packages = Map.copyOf(packages);
    }
  }
}
