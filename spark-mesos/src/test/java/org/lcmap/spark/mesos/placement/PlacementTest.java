package org.lcmap.spark.mesos.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lcmap.spark.mesos.placement.Cluster.agent;
import static org.lcmap.spark.mesos.placement.Cluster.amount;
import static org.lcmap.spark.mesos.placement.Cluster.executors;
import static org.lcmap.spark.mesos.placement.Cluster.hosts;
import static org.lcmap.spark.mesos.placement.Cluster.reasons;
import static org.lcmap.spark.mesos.placement.Cluster.scalar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus.Reason;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.executors.Totals;

final class PlacementTest {

  @Test
  void withoutExecutorCoresAnExecutorTakesAllWholeCpusOfAnOffer() {
    Plan plan = new Cluster().offer(agent(1).has(4.7, 10_000).build());

    assertThat(executors(plan)).singleElement().extracting(PlannedExecutor::cores).isEqualTo(4);
    assertThat(amount(executors(plan).get(0).resources(), "cpus")).isEqualTo(4);
    assertThat(amount(executors(plan).get(0).resources(), "mem")).isEqualTo(1408);
  }

  @Test
  void withExecutorCoresAnOfferHoldsSeveralExecutors() {
    Plan plan = new Cluster("spark.executor.cores", "4").offer(agent(1).has(9, 10_000).build());

    assertThat(plan.acceptances())
        .singleElement()
        .satisfies(a -> assertThat(a.offerIds()).containsExactly(new OfferId("o1")));
    assertThat(executors(plan)).extracting(PlannedExecutor::cores).containsExactly(4, 4);
  }

  @Test
  void executorsGoRoundRobinOverTheAgents() {
    Plan plan =
        new Cluster("spark.executor.cores", "2", "spark.cores.max", "6")
            .offer(agent(1).has(8, 10_000).build(), agent(2).has(8, 10_000).build());

    assertThat(hosts(plan)).containsExactlyInAnyOrder("h1", "h1", "h2");
  }

  @Test
  void coresMaxIsNeverExceeded() {
    Cluster cluster = new Cluster("spark.cores.max", "10");

    Plan plan = cluster.offer(agent(1).has(8, 10_000).build(), agent(2).has(8, 10_000).build());

    assertThat(executors(plan)).extracting(PlannedExecutor::cores).containsExactly(8, 2);
    assertThat(cluster.placement.wants(Demand.of(100), cluster.ledger)).isFalse();
  }

  @Test
  void coresMaxIsRoundedDownToWholeExecutors() {
    Cluster cluster = new Cluster("spark.cores.max", "10", "spark.executor.cores", "4");

    Plan plan =
        cluster.offer(
            agent(1).has(4, 10_000).build(),
            agent(2).has(4, 10_000).build(),
            agent(3).has(4, 10_000).build());

    assertThat(hosts(plan)).containsExactly("h1", "h2");
    assertThat(reasons(plan)).isEqualTo(Map.of("o3", DeclineReason.CORES_LIMIT));
    assertThat(plan.declines().get(0).refuse()).isEqualTo(Duration.ofMinutes(2));
    assertThat(cluster.placement.wants(Demand.of(100), cluster.ledger)).isFalse();
  }

  @Test
  void executorInstancesAreALimit() {
    Cluster cluster = new Cluster("spark.executor.cores", "1").wants(3);

    Plan plan = cluster.offer(agent(1).has(64, 100_000).build());
    Plan more = cluster.offer(agent(2).has(64, 100_000).build());

    assertThat(executors(plan)).hasSize(3);
    assertThat(reasons(more)).isEqualTo(Map.of("o2", DeclineReason.SATISFIED));
  }

  @Test
  void aKilledExecutorIsReplacedOnTheNextOffer() {
    Cluster cluster = new Cluster("spark.executor.cores", "1").wants(1);
    cluster.offer(agent(1).has(2, 3000).build());
    assertThat(cluster.placement.wants(Demand.of(1), cluster.ledger)).isFalse();

    cluster.end(0, TaskState.TASK_KILLED, Reason.REASON_TASK_KILLED_DURING_LAUNCH);

    assertThat(cluster.placement.wants(Demand.of(1), cluster.ledger)).isTrue();
    assertThat(hosts(cluster.offer(agent(1).has(2, 3000).build()))).containsExactly("h1");
    assertThat(cluster.ledger.executor("1")).isPresent();
  }

  @Test
  void aDemandOfNothingDeclinesAll() {
    Plan plan = new Cluster().wants(0).offer(agent(1).has(8, 10_000).build());

    assertThat(reasons(plan)).isEqualTo(Map.of("o1", DeclineReason.SATISFIED));
  }

  @Test
  void anAgentRunsNoMoreExecutorsThanItMay() {
    Cluster cluster =
        new Cluster("spark.executor.cores", "1", "spark.mesos.executors.maxPerAgent", "2");

    assertThat(hosts(cluster.offer(agent(1).has(8, 100_000).build()))).hasSize(2);
    assertThat(reasons(cluster.offer(agent(1).has(6, 90_000).build())))
        .isEqualTo(Map.of("o1", DeclineReason.AGENT_FULL));
  }

  @Test
  void allMemoryTogetherIsALimit() {
    Cluster cluster = new Cluster("spark.executor.cores", "1", "spark.mesos.memory.max", "3g");

    assertThat(executors(cluster.offer(agent(1).has(8, 100_000).build()))).hasSize(2);
    assertThat(reasons(cluster.offer(agent(2).has(8, 100_000).build())))
        .isEqualTo(Map.of("o2", DeclineReason.MEMORY_LIMIT));
  }

  @Test
  void eachConditionThatFailsIsNamed() {
    Cluster cluster =
        new Cluster(
            "spark.executor.cores", "4",
            "spark.mesos.executor.disk", "1g",
            "spark.executor.resource.gpu.amount", "1",
            "spark.blockManager.port", "7000");

    Plan plan =
        cluster.offer(
            agent(1).has(3.9, 10_000).build(),
            agent(2).has(4, 1407).build(),
            agent(3).has(4, 1408).has(scalar("disk", 1023)).build(),
            agent(4).has(4, 1408).has(scalar("disk", 1024)).build(),
            agent(5).has(4, 1408).has(scalar("disk", 1024)).has(scalar("gpus", 1)).build(),
            agent(6)
                .has(4, 1408)
                .has(scalar("disk", 1024))
                .has(scalar("gpus", 1))
                .ports(6000, 8000)
                .build());

    assertThat(reasons(plan))
        .isEqualTo(
            Map.of(
                "o1", DeclineReason.CPUS,
                "o2", DeclineReason.MEMORY,
                "o3", DeclineReason.DISK,
                "o4", DeclineReason.GPUS,
                "o5", DeclineReason.PORTS));
    assertThat(hosts(plan)).containsExactly("h6");
    assertThat(amount(executors(plan).get(0).resources(), "disk")).isEqualTo(1024);
  }

  @Test
  void anAgentWhereExecutorsCannotStartIsLeftAloneForAnHour() {
    Cluster cluster = new Cluster("spark.executor.cores", "1").wants(1);
    for (int i = 0; i < 2; i++) {
      cluster.offer(agent(1).has(1, 3000).build());
      cluster.end(i, TaskState.TASK_FAILED, Reason.REASON_COMMAND_EXECUTOR_FAILED);
    }

    assertThat(reasons(cluster.offer(agent(1).has(1, 3000).build())))
        .isEqualTo(Map.of("o1", DeclineReason.AGENT_EXCLUDED));
    cluster.clock.advance(Duration.ofMinutes(61));
    assertThat(hosts(cluster.offer(agent(1).has(1, 3000).build()))).containsExactly("h1");
  }

  @Test
  void hostsThatSparkExcludesAreNotUsed() {
    Cluster cluster = new Cluster().wants(new Demand(1, Set.of(), Instant.EPOCH, Set.of("h1")));

    Plan plan = cluster.offer(agent(1).has(8, 10_000).build(), agent(2).has(8, 10_000).build());

    assertThat(reasons(plan)).isEqualTo(Map.of("o1", DeclineReason.HOST_EXCLUDED));
    assertThat(hosts(plan)).containsExactly("h2");
  }

  @Test
  void hostsWithTheDataAreWaitedForWithDynamicAllocation() {
    Cluster cluster = new Cluster("spark.dynamicAllocation.enabled", "true");
    cluster.wants(new Demand(2, Set.of("h1"), cluster.clock.instant(), Set.of()));

    Plan early = cluster.offer(agent(2).has(1, 3000).build());
    assertThat(reasons(early)).isEqualTo(Map.of("o2", DeclineReason.LOCALITY));
    assertThat(early.declines().get(0).refuse()).isEqualTo(Duration.ofSeconds(3));

    assertThat(hosts(cluster.offer(agent(1).has(1, 3000).build()))).containsExactly("h1");
    assertThat(hosts(cluster.offer(agent(2).has(1, 3000).build()))).containsExactly("h2");
  }

  @Test
  void hostsWithTheDataAreWaitedForNoLongerThanTheWait() {
    Cluster cluster = new Cluster("spark.dynamicAllocation.enabled", "true");
    cluster.wants(new Demand(1, Set.of("h1"), cluster.clock.instant(), Set.of()));

    cluster.clock.advance(Duration.ofSeconds(3));

    assertThat(hosts(cluster.offer(agent(2).has(1, 3000).build()))).containsExactly("h2");
  }

  @Test
  void withoutDynamicAllocationLocalityIsNotWaitedFor() {
    Cluster cluster = new Cluster();
    cluster.wants(new Demand(1, Set.of("h1"), cluster.clock.instant(), Set.of()));

    assertThat(hosts(cluster.offer(agent(2).has(1, 3000).build()))).containsExactly("h2");
  }

  @Test
  void theBooksKnowWhatWasTaken() {
    Cluster cluster = new Cluster("spark.executor.cores", "3");

    cluster.offer(agent(1).has(8, 10_000).build(), agent(2).has(8, 10_000).build());

    assertThat(cluster.ledger.totals()).isEqualTo(new Totals(4, 0, 12, 4 * 1408, 0));
  }

  @Test
  void eachOfferIsAnsweredOnceAndOneDeclineServesOneReason() {
    Plan plan =
        new Cluster("spark.mesos.constraints", "zone:a")
            .offer(
                agent(1).has(8, 10_000).build(),
                agent(2).has(8, 10_000).build(),
                agent(3).has(8, 10_000).attribute("zone", "a").build(),
                agent(4).has(8, 100).attribute("zone", "a").build());

    assertThat(plan.acceptances()).hasSize(1);
    assertThat(plan.declines())
        .extracting(Decline::offerIds)
        .containsExactly(List.of(new OfferId("o1"), new OfferId("o2")), List.of(new OfferId("o4")));
  }
}
