package org.lcmap.it.mesos;

import java.nio.file.Path;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Embedded;
import org.lcmap.mesos.testing.MesosCluster;

/** Commands of the embedded runtime that use an emulated cluster, with two small executors. */
final class MesosDriver {

  private MesosDriver() {}

  /** {@code spark-submit}, to which the job is added. */
  static Command submit(MesosCluster cluster) {
    return command("spark-submit", cluster);
  }

  /** Any command that takes the options of {@code spark-submit}. */
  static Command command(String name, MesosCluster cluster) {
    return small(Embedded.command(name).and("--master", "mesos://" + cluster.master()));
  }

  /**
   * A plain Python program, which starts its JVM by itself; unlike those of {@code spark-submit} it
   * can read its input.
   */
  static Command python(String masters, String options, String job) {
    return Embedded.python()
        .and(job(job))
        .with(
            "PYSPARK_SUBMIT_ARGS",
            "--master %s --driver-memory 512m --executor-memory 512m --executor-cores 1 %s pyspark-shell"
                .formatted(masters, options));
  }

  static Command small(Command command) {
    return command
        .and("--driver-memory", "512m", "--executor-memory", "512m")
        .and("--executor-cores", "1", "--total-executor-cores", "2");
  }

  /** A job of these tests. */
  static String job(String name) {
    return resource(name).toString();
  }

  static Path resource(String name) {
    return Checkout.file("it/src/test/resources/mesos").resolve(name);
  }
}
