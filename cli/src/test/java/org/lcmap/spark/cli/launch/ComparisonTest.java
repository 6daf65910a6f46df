package org.lcmap.spark.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lcmap.spark.cli.doctor.Outcome;

/** What an executor may have otherwise than the driver, and what it may not. */
final class ComparisonTest {

  private static final Findings.Side DRIVER = side("3.11.2", "4.2.0", "17.0.15", "2.3.3");

  private static Findings.Side side(String python, String spark, String java, String pandas) {
    return new Findings.Side("node", python, spark, java, Map.of("pandas", pandas));
  }

  private static Findings found(Findings.Side executor, double ahead) {
    return new Findings(DRIVER, executor, "10.0.0.1:4040", ahead, 0.01, 3.21, 0.04, 4_194_304);
  }

  private static Outcome judge(Findings.Side executor) {
    return Comparison.judge(found(executor, 0));
  }

  @Test
  void allIsTheSame() {
    assertThat(judge(DRIVER))
        .isEqualTo(
            new Outcome.Ok(
                "the executor answered after 3.2 s, then within 0.04 s",
                List.of(
                    "executor on node, driver at 10.0.0.1:4040",
                    "the same there: Spark 4.2.0, Python 3.11.2, Java 17.0.15, 1 packages",
                    "clocks 0.00 s apart; 4,194,304 bytes went both ways")));
  }

  @Test
  void otherPackagesAreAWarning() {
    Outcome outcome = judge(side("3.11.2", "4.2.0", "17.0.15", "2.2.0"));

    assertThat(outcome).isInstanceOf(Outcome.Warning.class);
    assertThat(outcome.found()).endsWith("; it has 1 other version: pandas 2.2.0, here 2.3.3");
  }

  @Test
  void missingPackageIsNamed() {
    assertThat(judge(new Findings.Side("node", "3.11.2", "4.2.0", "17.0.15", Map.of())).found())
        .endsWith("pandas missing, here 2.3.3");
  }

  @Test
  void otherPatchesAreAWarningAndOtherReleasesBreakJobs() {
    assertThat(judge(side("3.11.9", "4.2.0", "17.0.1", "2.3.3")))
        .isInstanceOf(Outcome.Warning.class);
    assertThat(judge(side("3.12.2", "4.2.0", "17.0.15", "2.3.3")))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(judge(side("3.11.2", "4.1.0", "17.0.15", "2.3.3")))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(judge(side("3.11.2", "4.2.0", "21.0.1", "2.3.3")))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void clockThatIsOffIsAWarning() {
    assertThat(Comparison.judge(found(DRIVER, -61)).found()).endsWith("; its clock is -61 s off");
    assertThat(Comparison.judge(found(DRIVER, 1))).isInstanceOf(Outcome.Ok.class);
  }
}
