package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.List;

/** Settings of when agents that fail are left alone. */
final class ExclusionKeys {

  static final Setting<Boolean> ENABLED =
      Setting.of(
              "spark.excludeOnFailure.enabled",
              Syntax.flag(),
              "Whether agents on which executors cannot start are left alone for a while. Set to"
                  + " `true`, Spark also excludes executors on which tasks fail, and their hosts are"
                  + " not used.")
          .otherwise("agents: `true`; Spark's own: `false`")
          .compared("was fixed, and Spark's own exclusions were not heeded (SPARK-19755)");

  static final Setting<Integer> FAILURES =
      Setting.of(
              "spark.excludeOnFailure.application.maxFailedExecutorsPerNode",
              Syntax.number(1),
              "After how many failures an agent is left alone.")
          .byDefault(2, "2")
          .compared("was fixed at 2, for ever");

  static final Setting<Duration> TIMEOUT =
      Setting.of("spark.excludeOnFailure.timeout", Syntax.time("ms"), "How long a failure counts.")
          .byDefault(Duration.ofHours(1), "1h")
          .compared("failures counted for ever");

  static final List<Setting<?>> ALL = List.of(ENABLED, FAILURES, TIMEOUT);

  private ExclusionKeys() {}

  static ExclusionSettings read(Values values) {
    return new ExclusionSettings(
        values.given(ENABLED).orElse(true), values.get(FAILURES), values.get(TIMEOUT));
  }
}
