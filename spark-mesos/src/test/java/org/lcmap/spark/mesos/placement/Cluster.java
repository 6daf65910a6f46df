package org.lcmap.spark.mesos.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Attribute;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.Value;
import org.lcmap.spark.mesos.executors.ExecutorIds;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** An application and its offers; what is planned is launched at once. */
final class Cluster {

  /** A clock that stands still unless it is told otherwise. */
  static final class ManualClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final ManualClock clock = new ManualClock();
  final SparkMesosSettings settings;
  final Placement placement;
  final Ledger ledger;
  private final ExecutorIds ids = new ExecutorIds("test");
  private Demand demand = Demand.of(Integer.MAX_VALUE);

  Cluster(String... pairs) {
    Map<String, String> conf = new HashMap<>();
    conf.put("spark.mesos.tls.folder", "/nonexistent");
    conf.put("spark.cores.max", "1000000");
    for (int i = 0; i < pairs.length; i += 2) {
      conf.put(pairs[i], pairs[i + 1]);
    }
    settings = SparkMesosSettings.parse(conf, Map.of("SPARK_HOME", "/opt/spark"));
    placement = new Placement(settings, clock);
    ledger = new Ledger(settings.exclusion(), clock);
  }

  Cluster wants(Demand demand) {
    this.demand = demand;
    return this;
  }

  Cluster wants(int executors) {
    return wants(Demand.of(executors));
  }

  Plan offer(Offer... offers) {
    Plan plan = placement.plan(List.of(offers), demand, ledger);
    plan.acceptances().forEach(a -> a.executors().forEach(e -> ledger.launched(e, ids.next())));
    return plan;
  }

  Optional<String> whyNothingStarts() {
    return placement.whyNothingStarts(demand, ledger);
  }

  /** Lets an executor end. */
  void end(int executor, TaskState state, TaskStatus.Reason reason) {
    Ledger.Entry entry = ledger.executor(Integer.toString(executor)).orElseThrow();
    ledger.update(TaskStatus.builder(entry.taskId(), EnumValue.of(state)).reason(reason).build());
  }

  static List<PlannedExecutor> executors(Plan plan) {
    return plan.acceptances().stream().flatMap(a -> a.executors().stream()).toList();
  }

  /** Where executors are planned, in order, once for each. */
  static List<String> hosts(Plan plan) {
    return executors(plan).stream().map(PlannedExecutor::hostname).toList();
  }

  static Map<String, DeclineReason> reasons(Plan plan) {
    Map<String, DeclineReason> reasons = new HashMap<>();
    plan.declines().forEach(d -> d.offerIds().forEach(id -> reasons.put(id.value(), d.reason())));
    return reasons;
  }

  /** Summed as Mesos does, in thousandths. */
  static double amount(List<Resource> resources, String name) {
    return resources.stream()
            .filter(r -> r.name().equals(name))
            .mapToLong(r -> Math.round(r.amount() * 1000))
            .sum()
        / 1000.0;
  }

  /** An offer o1 of agent a1 on host h1, and so on. */
  static Builder agent(int number) {
    return new Builder("o" + number, "a" + number, "h" + number);
  }

  /** Collects what is offered. */
  static final class Builder {
    private String id;
    private final String agent;
    private final String host;
    private String role = "*";
    private final List<Resource> resources = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();

    Builder(String id, String agent, String host) {
      this.id = id;
      this.agent = agent;
      this.host = host;
    }

    Builder id(String id) {
      this.id = id;
      return this;
    }

    Builder role(String role) {
      this.role = role;
      return this;
    }

    Builder has(double cpus, double memory) {
      return has(scalar("cpus", cpus)).has(scalar("mem", memory));
    }

    Builder has(Resource resource) {
      resources.add(resource);
      return this;
    }

    Builder ports(long begin, long end) {
      return has(
          Resource.builder("ports", new Value.Ranges(List.of(new Value.Range(begin, end))))
              .build());
    }

    Builder attribute(String name, Value value) {
      attributes.add(new Attribute(name, value));
      return this;
    }

    Builder attribute(String name, String text) {
      return attribute(name, new Value.Text(text));
    }

    Offer build() {
      Resource.AllocationInfo allocation = new Resource.AllocationInfo(Optional.of(role));
      return Offer.builder(new OfferId(id), new FrameworkId("f"), new AgentId(agent), host)
          .resources(
              resources.stream()
                  .map(r -> r.toBuilder().allocationInfo(allocation).build())
                  .toList())
          .attributes(attributes)
          .allocationInfo(allocation)
          .build();
    }
  }

  static Resource scalar(String name, double amount) {
    return Resource.builder(name, new Value.Scalar(amount)).role("*").build();
  }

  /** Reserved in the format of frameworks with RESERVATION_REFINEMENT. */
  static Resource reserved(String name, double amount, String role) {
    return Resource.builder(name, new Value.Scalar(amount))
        .reservations(
            List.of(
                new Resource.ReservationInfo(
                    Optional.of(EnumValue.of(Resource.ReservationInfo.Type.DYNAMIC)),
                    Optional.of(role),
                    Optional.of("operator"),
                    Optional.empty())))
        .build();
  }
}
