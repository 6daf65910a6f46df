package org.lcmap.spark.cli.mesos;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.Resource;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.executors.Ledger;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.placement.Placement;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Whether the executors that are asked for would fit into what is offered. Starts none. */
final class OffersCheck implements Check {

  private static final Duration FIRST = Duration.ofSeconds(6);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final EffectiveSettings given;
  private final Fact<SparkMesosSettings> settings;
  private final Fact<OfferedFramework> framework;

  OffersCheck(
      EffectiveSettings given,
      Fact<SparkMesosSettings> settings,
      Fact<OfferedFramework> framework) {
    this.given = given;
    this.settings = settings;
    this.framework = framework;
  }

  /** What would start, were these offers accepted. */
  private record Fit(int executors, int cpus, String whyNot) {
    static Fit of(SparkMesosSettings settings, int wanted, List<Offer> offers) {
      Clock clock = Clock.systemUTC();
      Placement placement = new Placement(settings, clock);
      List<PlannedExecutor> planned =
          placement
              .plan(offers, Demand.of(wanted), new Ledger(settings.exclusion(), clock))
              .acceptances()
              .stream()
              .flatMap(acceptance -> acceptance.executors().stream())
              .toList();
      return new Fit(
          planned.size(),
          planned.stream().mapToInt(PlannedExecutor::cores).sum(),
          planned.isEmpty() ? placement.whyNothingFits() : "");
    }
  }

  @Override
  public String name() {
    return "offers";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(framework);
  }

  @Override
  public Outcome run(Consumer<String> progress) throws InterruptedException {
    progress.accept("waits for offers");
    int wanted = wanted();
    try (OfferedFramework open = framework.value()) {
      List<Offer> offers =
          open.await(
              some -> isEnough(Fit.of(settings.value(), wanted, some), wanted), FIRST, QUIET);
      return judge(offers, wanted);
    }
  }

  /** With dynamic allocation, the first executor is what counts. */
  private int wanted() {
    return Math.max(1, settings.value().limits().executors());
  }

  private boolean isEnough(Fit fit, int wanted) {
    int cores = settings.value().limits().cores();
    return fit.executors() >= wanted || (cores < Integer.MAX_VALUE && fit.cpus() >= cores);
  }

  private Outcome judge(List<Offer> offers, int wanted) {
    Fit fit = Fit.of(settings.value(), wanted, offers);
    String found = offers.isEmpty() ? "" : offered(offers) + ": ";
    if (fit.executors() == 0) {
      return new Outcome.Failed(
          offers.isEmpty() ? fit.whyNot() : "none fits: " + fit.whyNot(),
          offers.isEmpty()
              ? "ask the administrators who holds the cluster, or try again later"
              : "ask for less, or for other agents: the words in brackets name the settings");
    }
    String would =
        "%s with %s in all would start"
            .formatted(Asked.executors(fit.executors()), Asked.cpus(fit.cpus()));
    boolean asked =
        given.find("spark.cores.max").isPresent()
            || given.find("spark.executor.instances").isPresent();
    if (asked && !isEnough(fit, wanted)) {
      return new Outcome.Warning(
          found + "only " + would + " now, of " + Asked.words(settings.value()),
          "the job begins with these, and gets more when others leave the cluster");
    }
    return new Outcome.Ok(found + would);
  }

  private static String offered(List<Offer> offers) {
    long agents = offers.stream().map(Offer::agentId).distinct().count();
    return String.format(
        Locale.ROOT,
        "%d %s %,.0f cpus and %,.0f MiB",
        agents,
        agents == 1 ? "agent offers" : "agents offer",
        sum(offers, "cpus"),
        sum(offers, "mem"));
  }

  private static double sum(List<Offer> offers, String resource) {
    return offers.stream()
        .flatMap(offer -> offer.resources().stream())
        .filter(part -> part.name().equals(resource))
        .mapToDouble(Resource::amount)
        .sum();
  }
}
