package org.lcmap.spark.cli.mesos;

import java.util.Locale;
import org.lcmap.spark.mesos.settings.ExecutorShape;
import org.lcmap.spark.mesos.settings.Limits;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Puts into words what is asked of a cluster. */
final class Asked {

  private Asked() {}

  static String words(SparkMesosSettings settings) {
    ExecutorShape shape = settings.shape();
    Limits limits = settings.limits();
    String cpus =
        shape.cores().isPresent() ? cpus(shape.cores().getAsInt()) : "all cpus of an offer";
    return "%s with %s and %,d MiB of memory%s"
        .formatted(
            limits.executors() == Integer.MAX_VALUE ? "executors" : executors(limits.executors()),
            cpus,
            shape.memoryMiB(),
            limits.cores() == Integer.MAX_VALUE
                ? ""
                : ", at most " + cpus(limits.cores()) + " in all");
  }

  static String cpus(int number) {
    return number == 1 ? "1 cpu" : String.format(Locale.ROOT, "%,d cpus", number);
  }

  static String executors(int number) {
    return number == 1 ? "1 executor" : String.format(Locale.ROOT, "%,d executors", number);
  }
}
