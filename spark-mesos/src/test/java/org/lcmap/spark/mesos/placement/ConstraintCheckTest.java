package org.lcmap.spark.mesos.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lcmap.spark.mesos.placement.Cluster.agent;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.Value;

final class ConstraintCheckTest {

  private static final Offer AGENT =
      agent(1)
          .has(8, 10_000)
          .attribute("os", "centos7")
          .attribute("zone", "a")
          .attribute("zone", "b")
          .attribute("disks", new Value.Scalar(4))
          .attribute("tags", new Value.Set(List.of("ssd", "10g")))
          .attribute(
              "racks", new Value.Ranges(List.of(new Value.Range(1, 5), new Value.Range(10, 20))))
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "os:centos7        | true",
        "os:debian         | false",
        "os:debian,centos7 | true",
        "os:               | true",
        "gpu:              | false",
        "zone:a            | true",
        "zone:b            | true",
        "zone:c            | false",
        "disks:4           | true",
        "disks:3.5         | true",
        "disks:5           | false",
        "disks:9,2         | true",
        "disks:many        | false",
        "tags:ssd          | true",
        "tags:ssd,10g      | true",
        "tags:ssd,hdd      | false",
        "racks:3           | true",
        "racks:3,12        | true",
        "racks:3,7         | false",
        "racks:10-20       | true",
        "racks:4-10        | false",
        "racks:x           | false",
        "hostname:h1       | true",
        "hostname:h2       | false",
        "hostname:h2,h1    | true",
        "os:centos7;zone:c | false",
        "os:centos7;zone:b | true"
      })
  void allConstraintsHaveToHold(String constraints, boolean holds) {
    Plan plan = new Cluster("spark.mesos.constraints", constraints).offer(AGENT);

    assertThat(plan.acceptances()).hasSize(holds ? 1 : 0);
  }

  @Test
  void anAgentThatDoesNotMeetThemIsRefusedForItsOwnTime() {
    Plan plan =
        new Cluster(
                "spark.mesos.constraints", "os:debian",
                "spark.mesos.rejectOfferDurationForUnmetConstraints", "1h")
            .offer(AGENT);

    assertThat(plan.declines())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.reason()).isEqualTo(DeclineReason.CONSTRAINT);
              assertThat(d.refuse()).isEqualTo(Duration.ofHours(1));
            });
  }
}
