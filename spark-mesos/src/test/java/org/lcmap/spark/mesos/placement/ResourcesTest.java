package org.lcmap.spark.mesos.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lcmap.spark.mesos.placement.Cluster.agent;
import static org.lcmap.spark.mesos.placement.Cluster.amount;
import static org.lcmap.spark.mesos.placement.Cluster.executors;
import static org.lcmap.spark.mesos.placement.Cluster.hosts;
import static org.lcmap.spark.mesos.placement.Cluster.reasons;
import static org.lcmap.spark.mesos.placement.Cluster.reserved;
import static org.lcmap.spark.mesos.placement.Cluster.scalar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lcmap.mesos.model.DiskInfo;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.Value;
import org.lcmap.spark.mesos.executors.PlannedExecutor;

final class ResourcesTest {

  @Test
  void offersOfOneAgentAreUsedTogether() {
    Plan plan =
        new Cluster("spark.executor.cores", "4")
            .offer(agent(1).has(2, 1000).build(), agent(1).id("o1b").has(2, 1000).build());

    assertThat(plan.acceptances())
        .singleElement()
        .satisfies(
            a -> assertThat(a.offerIds()).containsExactly(new OfferId("o1"), new OfferId("o1b")));
    assertThat(amount(executors(plan).get(0).resources(), "cpus")).isEqualTo(4);
    assertThat(amount(executors(plan).get(0).resources(), "mem")).isEqualTo(1408);
  }

  @Test
  void offersToTwoRolesAreNotJoinedForMesosRefusesThat() {
    Plan plan =
        new Cluster("spark.executor.cores", "4")
            .offer(
                agent(1).role("a").has(2, 1000).build(),
                agent(1).id("o1b").role("b").has(2, 1000).build());

    assertThat(reasons(plan))
        .isEqualTo(Map.of("o1", DeclineReason.CPUS, "o1b", DeclineReason.CPUS));
  }

  @Test
  void reservedResourcesAreTakenFirstAndStayWhole() {
    Resource reservation = reserved("cpus", 1.5, "science");
    Plan plan =
        new Cluster("spark.executor.cores", "2")
            .offer(
                agent(1)
                    .role("science")
                    .has(scalar("cpus", 4))
                    .has(reservation)
                    .has(scalar("mem", 5000))
                    .has(reserved("mem", 2000, "science"))
                    .build());

    List<Resource> taken = executors(plan).get(0).resources();

    assertThat(taken).extracting(Resource::name).containsExactly("cpus", "cpus", "mem");
    assertThat(taken.get(0).amount()).isEqualTo(1.5);
    assertThat(taken.get(0).reservations()).isEqualTo(reservation.reservations());
    assertThat(taken.get(1).amount()).isEqualTo(0.5);
    assertThat(taken.get(1).reservations()).isEmpty();
    assertThat(taken.get(2).amount()).isEqualTo(1408);
    assertThat(taken.get(2).reservations()).isNotEmpty();
    assertThat(taken)
        .allSatisfy(
            r ->
                assertThat(r.allocationInfo())
                    .contains(new Resource.AllocationInfo(Optional.of("science"))));
  }

  @Test
  void reservedResourcesCanBeTheOnlyOnesOrLeftAlone() {
    Offer offer =
        agent(1)
            .has(2, 2000)
            .has(reserved("cpus", 1, "science"))
            .has(reserved("mem", 1500, "science"))
            .build();

    Plan only = new Cluster("spark.mesos.reservedResources", "only").offer(offer);
    Plan never = new Cluster("spark.mesos.reservedResources", "never").offer(offer);

    assertThat(executors(only)).singleElement().extracting(PlannedExecutor::cores).isEqualTo(1);
    assertThat(executors(never)).singleElement().extracting(PlannedExecutor::cores).isEqualTo(2);
  }

  @Test
  void revocableResourcesAreLeftAloneUnlessAskedForAndNeverMixed() {
    Resource revocable =
        scalar("cpus", 3).toBuilder().revocable(new Resource.RevocableInfo(Map.of())).build();
    Offer offer = agent(1).has(2, 5000).has(revocable).build();

    Plan without = new Cluster().offer(offer);
    Plan with = new Cluster("spark.mesos.revocable", "true").offer(offer);

    assertThat(executors(without)).singleElement().extracting(PlannedExecutor::cores).isEqualTo(2);
    assertThat(executors(with).get(0).resources())
        .filteredOn(r -> r.name().equals("cpus"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.amount()).isEqualTo(3);
              assertThat(r.revocable()).isPresent();
            });
  }

  @Test
  void persistentVolumesAndWholeDisksAreNotUsedAsSpace() {
    DiskInfo volume =
        new DiskInfo(
            Optional.of(new DiskInfo.Persistence("id")), Optional.empty(), Optional.empty());
    Plan plan =
        new Cluster("spark.mesos.executor.disk", "100")
            .offer(
                agent(1)
                    .has(2, 2000)
                    .has(scalar("disk", 5000).toBuilder().disk(volume).build())
                    .build());

    assertThat(reasons(plan)).isEqualTo(Map.of("o1", DeclineReason.DISK));
  }

  @Test
  void aFixedPortIsReservedAndTheOthersStay() {
    Cluster cluster = new Cluster("spark.blockManager.port", "31005", "spark.executor.cores", "1");

    Plan plan = cluster.offer(agent(1).has(2, 5000).ports(31000, 31010).build());

    assertThat(executors(plan)).hasSize(1);
    assertThat(executors(plan).get(0).ports()).isEqualTo(Map.of("spark.blockManager.port", 31005));
    assertThat(ports(executors(plan).get(0))).containsExactly(new Value.Range(31005, 31005));
  }

  @Test
  void aFixedPortOutOfRangeIsDeclined() {
    Plan plan =
        new Cluster("spark.blockManager.port", "100")
            .offer(agent(1).has(2, 5000).ports(31000, 31010).build());

    assertThat(reasons(plan)).isEqualTo(Map.of("o1", DeclineReason.PORTS));
  }

  @Test
  void anEphemeralPortNeedsNoneOfTheOffer() {
    assertThat(hosts(new Cluster().offer(agent(1).has(2, 5000).build()))).containsExactly("h1");
  }

  @Test
  void offeredPortsGoToOneExecutorEach() {
    Plan plan =
        new Cluster("spark.mesos.executor.offeredPorts", "true", "spark.executor.cores", "1")
            .offer(agent(1).has(8, 50_000).ports(31000, 31000).ports(32000, 32001).build());

    assertThat(executors(plan))
        .extracting(e -> e.ports().get("spark.blockManager.port"))
        .containsExactly(31000, 32000, 32001);
  }

  @Test
  void portsThatAContainerMapsAreTakenOutOfTheOffer() {
    Plan plan =
        new Cluster(
                "spark.mesos.executor.docker.image", "an/image",
                "spark.mesos.executor.docker.portmaps", "31001:4040,31003:7079,31003:7079:udp",
                "spark.executor.cores", "1")
            .offer(agent(1).has(8, 50_000).ports(31000, 31010).build());

    assertThat(executors(plan)).hasSize(1);
    assertThat(ports(executors(plan).get(0)))
        .containsExactly(new Value.Range(31001, 31001), new Value.Range(31003, 31003));
    assertThat(executors(plan).get(0).ports()).isEmpty();
  }

  @Test
  void noGpusUnlessAsked() {
    Plan plan = new Cluster().offer(agent(1).has(8, 5000).has(scalar("gpus", 4)).build());

    assertThat(executors(plan).get(0).gpus()).isZero();
    assertThat(amount(executors(plan).get(0).resources(), "gpus")).isZero();
  }

  @Test
  void gpusMaxIsSharedByExecutorsThatTakeWhatThereIs() {
    Cluster cluster = new Cluster("spark.mesos.gpus.max", "5", "spark.executor.cores", "1");

    Plan plan =
        cluster.offer(
            agent(1).has(1, 5000).has(scalar("gpus", 4)).build(),
            agent(2).has(1, 5000).has(scalar("gpus", 4)).build(),
            agent(3).has(1, 5000).build());

    assertThat(executors(plan)).extracting(PlannedExecutor::gpus).containsExactly(4, 1, 0);
  }

  @Test
  void gpusOfAnExecutorAreExactAndHaveAddressesWhereTheAgentNamesThem() {
    Resource names =
        Resource.builder("gpu_addresses", new Value.Set(List.of("0", "1", "2", "3"))).build();
    Plan plan =
        new Cluster("spark.executor.resource.gpu.amount", "2", "spark.executor.cores", "1")
            .offer(agent(1).has(8, 50_000).has(scalar("gpus", 5)).has(names).build());

    assertThat(executors(plan)).extracting(PlannedExecutor::gpus).containsExactly(2, 2);
    assertThat(executors(plan))
        .extracting(PlannedExecutor::gpuAddresses)
        .containsExactly(List.of("0", "1"), List.of("2", "3"));
  }

  /** Whatever is offered, no more is taken than there is, and every taken part was offered so. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noMoreIsTakenThanIsOffered(long seed) {
    Random random = new Random(seed);
    Cluster cluster =
        new Cluster(
            "spark.executor.cores", Integer.toString(1 + random.nextInt(3)),
            "spark.executor.memory", (500 + random.nextInt(1500)) + "m",
            "spark.mesos.executor.disk", Integer.toString(random.nextInt(200)),
            "spark.mesos.executor.offeredPorts", Boolean.toString(random.nextBoolean()),
            "spark.cores.max", Integer.toString(10 + random.nextInt(100)));
    Offer[] offers =
        random.ints(30, 0, 10).mapToObj(agent -> randomOffer(agent, random)).toArray(Offer[]::new);

    Plan plan = cluster.offer(offers);

    Map<String, Long> offered = new HashMap<>();
    Map<String, Long> taken = new HashMap<>();
    for (Offer offer : offers) {
      offer.resources().forEach(r -> add(offered, offer.agentId().value(), r));
    }
    for (PlannedExecutor executor : executors(plan)) {
      executor.resources().forEach(r -> add(taken, executor.agentId().value(), r));
      assertThat(amount(executor.resources(), "cpus")).isEqualTo(executor.cores());
      assertThat(amount(executor.resources(), "mem")).isEqualTo(executor.memoryMiB());
    }
    assertThat(taken)
        .allSatisfy((key, amount) -> assertThat(amount).isLessThanOrEqualTo(offered.get(key)));
    assertThat(executors(plan).stream().mapToInt(PlannedExecutor::cores).sum())
        .isLessThanOrEqualTo(cluster.settings.limits().cores());
    Set<OfferId> answered = new HashSet<>();
    plan.acceptances()
        .forEach(a -> a.offerIds().forEach(id -> assertThat(answered.add(id)).isTrue()));
    plan.declines().forEach(d -> d.offerIds().forEach(id -> assertThat(answered.add(id)).isTrue()));
    assertThat(answered).hasSize(offers.length);
    assertPortsAreUnique(executors(plan));
  }

  private int offerCount;

  private Offer randomOffer(int agent, Random random) {
    Cluster.Builder offer = agent(agent).id("o" + offerCount++);
    for (int part = random.nextInt(3); part >= 0; part--) {
      offer.has(scalar("cpus", random.nextInt(8000) / 1000.0));
      offer.has(reserved("cpus", random.nextInt(3000) / 1000.0, "r" + part));
      offer.has(scalar("mem", random.nextInt(4_000_000) / 1000.0));
      offer.has(reserved("mem", random.nextInt(2_000_000) / 1000.0, "r" + part));
      offer.has(scalar("disk", random.nextInt(500)));
    }
    long begin = 30_000 + 10L * offerCount;
    return offer.ports(begin, begin + random.nextInt(4)).build();
  }

  private static void add(Map<String, Long> amounts, String agent, Resource resource) {
    if (resource.value() instanceof Value.Scalar) {
      String key = agent + " " + resource.name() + " " + resource.reservations();
      amounts.merge(key, Math.round(resource.amount() * 1000), Long::sum);
    }
  }

  private static void assertPortsAreUnique(List<PlannedExecutor> executors) {
    Set<Value.Range> seen = new HashSet<>();
    executors.forEach(e -> ports(e).forEach(port -> assertThat(seen.add(port)).isTrue()));
  }

  private static List<Value.Range> ports(PlannedExecutor executor) {
    return executor.resources().stream()
        .filter(r -> r.name().equals("ports"))
        .flatMap(r -> ((Value.Ranges) r.value()).range().stream())
        .toList();
  }
}
