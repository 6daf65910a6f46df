package org.lcmap.spark.mesos;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.spark.metrics.source.Source;
import org.lcmap.spark.mesos.executors.Cause;
import org.lcmap.spark.mesos.placement.DeclineReason;

/**
 * The driver's metrics of Mesos, in Spark's metrics system: {@code offers}, {@code
 * declined.constraint} and the like, {@code launched}, {@code lost.agent_gone} and the like, and
 * what the executors hold now.
 */
final class MesosSource implements Source {

  private final MetricRegistry metrics = new MetricRegistry();
  private final FleetCounts counts;

  MesosSource(FleetCounts counts) {
    this.counts = counts;
    add("offers", FleetCounts::offered);
    add("launched", FleetCounts::launched);
    for (DeclineReason reason : DeclineReason.values()) {
      add("declined." + lower(reason), all -> all.declined(reason));
    }
    for (Cause cause : Cause.values()) {
      add("lost." + lower(cause), all -> all.ended(cause));
    }
    add("executors", all -> all.totals().executors());
    add("running", all -> all.totals().running());
    add("cores", all -> all.totals().cores());
    add("memoryMiB", all -> all.totals().memoryMiB());
    add("gpus", all -> all.totals().gpus());
    add("excludedHosts", FleetCounts::excludedHosts);
  }

  private void add(String name, ToLongFunction<FleetCounts> value) {
    metrics.register(name, (Gauge<Long>) () -> value.applyAsLong(counts));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sourceName() {
    return "mesos";
  }

  @Override
  public MetricRegistry metricRegistry() {
    return metrics;
  }
}
