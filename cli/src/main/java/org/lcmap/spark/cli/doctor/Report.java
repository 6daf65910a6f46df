package org.lcmap.spark.cli.doctor;

import java.time.Duration;
import java.util.List;

/**
 * All checks of an examination, in order.
 *
 * @param subject what was examined, for example a master's URL
 */
public record Report(String subject, List<Examined> checks) {

  public Report {
    checks = List.copyOf(checks);
  }

  /** How many came to that. */
  public long count(Class<? extends Outcome> outcome) {
    return checks.stream().filter(check -> outcome.isInstance(check.outcome())).count();
  }

  /** How long all of them took. */
  public Duration took() {
    return checks.stream().map(Examined::took).reduce(Duration.ZERO, Duration::plus);
  }

  /** 0 when all is well, 1 when there are warnings only, 2 when a job would not run. */
  public int exitCode() {
    if (count(Outcome.Failed.class) > 0) {
      return 2;
    }
    return count(Outcome.Warning.class) > 0 ? 1 : 0;
  }
}
