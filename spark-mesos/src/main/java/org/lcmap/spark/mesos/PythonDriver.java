package org.lcmap.spark.mesos;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.lcmap.spark.mesos.defaults.ThisMachine;

/**
 * The Python that this driver works for.
 *
 * @param version its first two numbers, in which workers have to agree with it
 * @param program by which executors start workers
 */
public record PythonDriver(String version, String program) {

  private static final String VERSION = "lcmap.python.version";
  private static final String PROGRAM = "lcmap.python.program";

  /**
   * Called by PySpark before it makes a SparkContext on a cluster, whose settings are complete by
   * then: the master may have been named in the program's own code.
   */
  public static void prepare(SparkConf conf, String version, String program) {
    System.setProperty(VERSION, version);
    System.setProperty(PROGRAM, conf.get("spark.pyspark.python", program));
    RpcSecurity.prepare(conf);
    DriverDefaults.prepare(conf, System.getenv(), new ThisMachine());
  }

  static Optional<PythonDriver> ofThisProcess() {
    String version = System.getProperty(VERSION);
    String program = System.getProperty(PROGRAM);
    return version == null || program == null
        ? Optional.empty()
        : Optional.of(new PythonDriver(version, program));
  }
}
