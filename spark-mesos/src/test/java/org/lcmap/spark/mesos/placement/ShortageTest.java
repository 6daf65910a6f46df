package org.lcmap.spark.mesos.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lcmap.spark.mesos.placement.Cluster.agent;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus.Reason;

final class ShortageTest {

  @Test
  void saysWhatWasAskedWhatTheBestOfferHadAndWhatWasMissing() {
    Cluster cluster = new Cluster("spark.executor.memory", "4g", "spark.executor.cores", "2");

    assertThat(
            after15Seconds(
                cluster,
                agent(1).has(1, 9000).build(),
                agent(2).has(8, 3200).build(),
                agent(3).has(8, 2000).build()))
        .isEqualTo(
            "no executor has started for 15 s: an executor asks for 2 cpus, 4,505 MiB of memory; of"
                + " 3 offers, the nearest to a fit is on h2: it has only 3,200 MiB of memory"
                + " (spark.executor.memory, memoryOverhead); others were refused: 1 for cpus");
  }

  @Test
  void namesTheConstraintThatNoAgentMeets() {
    Cluster cluster = new Cluster("spark.mesos.constraints", "zone:a,b");

    assertThat(after15Seconds(cluster, agent(1).has(8, 9000).build()))
        .isEqualTo(
            "no executor has started for 15 s: an executor asks for 1 cpu or more, 1,408 MiB of"
                + " memory; of 1 offer, the nearest to a fit is on h1: it does not meet"
                + " spark.mesos.constraints, zone:a,b");
  }

  @Test
  void saysThatTheRoleIsOfferedNothing() {
    assertThat(after15Seconds(new Cluster("spark.mesos.role", "science")))
        .isEqualTo(
            "no executor has started for 15 s: Mesos has offered nothing to the role science; either"
                + " others hold the cluster, or the role has no quota or weight there."
                + " spark.mesos.role names the role");
  }

  @Test
  void saysThatAgentsAreExcluded() {
    Cluster cluster = new Cluster("spark.executor.cores", "1").wants(1);
    for (int i = 0; i < 2; i++) {
      cluster.offer(agent(1).has(1, 3000).build());
      cluster.end(i, TaskState.TASK_FAILED, Reason.REASON_CONTAINER_LAUNCH_FAILED);
    }

    assertThat(after15Seconds(cluster, agent(1).has(1, 3000).build()))
        .contains("on h1: executors failed there 2 times of late (spark.excludeOnFailure.*)");
  }

  @Test
  void isQuietWhileAnExecutorRunsOrNothingIsWanted() {
    Cluster cluster = new Cluster("spark.executor.cores", "1");
    cluster.offer(agent(1).has(1, 3000).build());
    assertThat(cluster.whyNothingStarts()).isEmpty();
    cluster.clock.advance(Duration.ofHours(1));
    assertThat(cluster.whyNothingStarts()).isEmpty();

    Cluster idle = new Cluster().wants(0);
    assertThat(idle.whyNothingStarts()).isEmpty();
    idle.clock.advance(Duration.ofHours(1));
    assertThat(idle.whyNothingStarts()).isEmpty();
  }

  @Test
  void comesAgainAfterTwiceTheTimeAndThenSeldomer() {
    Cluster cluster = new Cluster();
    assertThat(cluster.whyNothingStarts()).isEmpty();
    int words = 0;
    for (int second = 0; second < 3600; second++) {
      cluster.clock.advance(Duration.ofSeconds(1));
      words += cluster.whyNothingStarts().isPresent() ? 1 : 0;
    }

    assertThat(words).isEqualTo(8);
  }

  @Test
  void comesOnlyOnceTheTimeIsUp() {
    Cluster cluster = new Cluster("spark.mesos.explainAfter", "1m");
    assertThat(cluster.whyNothingStarts()).isEmpty();
    cluster.clock.advance(Duration.ofSeconds(59));
    assertThat(cluster.whyNothingStarts()).isEmpty();
    cluster.clock.advance(Duration.ofSeconds(1));
    assertThat(cluster.whyNothingStarts()).isPresent();
  }

  private static String after15Seconds(Cluster cluster, Offer... offers) {
    assertThat(cluster.whyNothingStarts()).isEmpty();
    assertThat(cluster.offer(offers).acceptances()).isEmpty();
    cluster.clock.advance(Duration.ofSeconds(15));
    return cluster.whyNothingStarts().orElseThrow();
  }
}
