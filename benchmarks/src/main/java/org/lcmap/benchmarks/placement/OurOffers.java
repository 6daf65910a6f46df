package org.lcmap.benchmarks.placement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Attribute;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Filters;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Operation;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.Value;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.ExecutorIds;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.launch.DriverEndpoint;
import org.lcmap.spark.mesos.launch.ExecutorProgram;
import org.lcmap.spark.mesos.launch.TaskBuilder;
import org.lcmap.spark.mesos.placement.Acceptance;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.placement.Placement;
import org.lcmap.spark.mesos.placement.Plan;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Answers offers with calls, as the cluster manager does, but for the network. */
public final class OurOffers implements Rounds.Subject {

  private final Placement placement;
  private final Ledger ledger;
  private final TaskBuilder tasks;
  private final ExecutorIds ids = new ExecutorIds("0123456789ab");
  private final DriverEndpoint driver =
      new DriverEndpoint("spark://CoarseGrainedScheduler@127.0.0.1:7078", "framework");
  private final ExecutorProgram program =
      new ExecutorProgram(ExecutorProgram.SPARK, Map.of("SPARK_USER", "me"));
  private final List<Offer> offers;

  OurOffers(OfferCase offerCase, List<Offer> offers) {
    Map<String, String> conf = new HashMap<>(offerCase.settings());
    conf.put("spark.mesos.executor.home", "/opt/spark");
    conf.put("spark.mesos.tls.enabled", "false");
    SparkMesosSettings settings = SparkMesosSettings.parse(conf, Map.of());
    placement = new Placement(settings, Clock.systemUTC());
    ledger = new Ledger(settings.exclusion(), Clock.systemUTC());
    tasks = new TaskBuilder(settings.launch());
    this.offers = offers;
  }

  /** Takes the name of a case and a number of agents; prints microseconds and bytes an offer. */
  public static void main(String[] arguments) {
    OfferCase offerCase = OfferCase.valueOf(arguments[0]);
    int agents = Integer.parseInt(arguments[1]);
    Rounds.print(offerCase, agents, new OurOffers(offerCase, offers(0, agents)));
  }

  static List<Offer> offers(int first, int agents) {
    return IntStream.range(first, first + agents).mapToObj(OurOffers::offer).toList();
  }

  @Override
  public int answer() {
    answer(offers);
    return ledger.totals().executors();
  }

  /** The calls that answer these offers. */
  List<Call> answer(List<Offer> stand) {
    Plan plan = placement.plan(stand, Demand.of(Integer.MAX_VALUE), ledger);
    List<Call> answers = new ArrayList<>();
    plan.acceptances().forEach(acceptance -> answers.add(accept(acceptance)));
    plan.declines()
        .forEach(
            d ->
                answers.add(
                    new Call.Decline(d.offerIds(), Optional.of(Filters.refuse(d.refuse())))));
    return answers;
  }

  private Call accept(Acceptance acceptance) {
    List<TaskInfo> launched = new ArrayList<>();
    for (PlannedExecutor executor : acceptance.executors()) {
      ExecutorIdentity identity = ids.next();
      launched.add(tasks.task(executor, identity, driver, program));
      ledger.launched(executor, identity);
    }
    return new Call.Accept(
        acceptance.offerIds(),
        List.of(Operation.launch(launched)),
        Optional.of(Filters.refuse(acceptance.refuse())));
  }

  @Override
  public void endAll() {
    for (Ledger.Entry entry : List.copyOf(ledger.executors())) {
      ledger.update(
          TaskStatus.builder(entry.taskId(), EnumValue.of(TaskState.TASK_FINISHED)).build());
    }
  }

  private static Offer offer(int number) {
    return Offer.builder(
            new OfferId(OfferCase.offerId(number)),
            new FrameworkId("framework"),
            new AgentId(OfferCase.agentId(number)),
            OfferCase.hostname(number))
        .resources(
            List.of(
                resource("cpus", new Value.Scalar(OfferCase.CPUS)),
                resource("mem", new Value.Scalar(OfferCase.MEMORY)),
                resource(
                    "ports",
                    new Value.Ranges(
                        List.of(new Value.Range(OfferCase.FIRST_PORT, OfferCase.LAST_PORT))))))
        .attributes(
            List.of(
                new Attribute("rack", new Value.Text(OfferCase.rack(number))),
                new Attribute("os", new Value.Text(OfferCase.OS))))
        .build();
  }

  private static Resource resource(String name, Value value) {
    return Resource.builder(name, value).role("*").build();
  }
}
