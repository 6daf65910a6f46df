package org.lcmap.spark.cli.mesos;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.MesosResponseException;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.client.SubscriptionRefusedException;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.security.Tls;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.launch.FrameworkDescription;
import org.lcmap.spark.mesos.settings.FrameworkSettings;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Whether the master accepts the credentials and the role. */
final class RegistrationCheck implements Check {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final EffectiveSettings given;
  private final Fact<SparkMesosSettings> settings;
  private final Fact<Optional<Tls>> tls;
  private final Fact<URI> master;
  private final Fact<OfferedFramework> framework;

  RegistrationCheck(
      EffectiveSettings given,
      Fact<SparkMesosSettings> settings,
      Fact<Optional<Tls>> tls,
      Fact<URI> master,
      Fact<OfferedFramework> framework) {
    this.given = given;
    this.settings = settings;
    this.tls = tls;
    this.master = master;
    this.framework = framework;
  }

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(master);
  }

  @Override
  public Duration limit() {
    return TIMEOUT.multipliedBy(2);
  }

  @Override
  public Outcome run(Consumer<String> progress) throws InterruptedException {
    progress.accept("registers");
    SparkMesosSettings known = settings.value();
    SchedulerClient.Builder builder =
        SchedulerClient.builder(OfferedFramework.at(master.value()), description(known));
    known.master().credentials().ifPresent(builder::credentials);
    tls.value().ifPresent(builder::tls);
    OfferedFramework made = new OfferedFramework();
    try {
      made.register(builder, TIMEOUT);
    } catch (MesosException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()), advice(e, known));
    }
    framework.is(made);
    return new Outcome.Ok("the master accepts %s, role %s".formatted(who(known), roles(known)));
  }

  /** The application's own, but for what would leave traces, or take over a framework that runs. */
  private static FrameworkInfo description(SparkMesosSettings known) {
    FrameworkSettings own = known.framework();
    return FrameworkDescription.of(
        known.with(
            new FrameworkSettings(
                "lcmap-spark doctor",
                own.user(),
                own.roles(),
                own.hostname(),
                Optional.empty(),
                Duration.ZERO,
                own.checkpoint(),
                Optional.empty(),
                own.gpus(),
                own.revocable(),
                own.shutdownTimeout(),
                Optional.empty())),
        System.getProperty("user.name", "root"),
        "");
  }

  private static String who(SparkMesosSettings known) {
    return known.master().principal().map(name -> "the name " + name).orElse("us without a name")
        + (known.master().credentials().isPresent() ? " and its password" : "");
  }

  private static String roles(SparkMesosSettings known) {
    List<String> roles = known.framework().roles();
    return roles.isEmpty() ? "*" : String.join(", ", roles);
  }

  private String advice(MesosException refusal, SparkMesosSettings known) {
    if (refusal instanceof SubscriptionRefusedException) {
      return "ask the administrators for your role, and set it by -e MESOS_ROLE";
    }
    if (refusal instanceof MesosResponseException response && response.status() == 401) {
      return known.master().credentials().isEmpty()
          ? "set the name and the password that the administrators gave you, by -e MESOS_PRINCIPAL"
              + " -e MESOS_SECRET"
          : "check both (%s); `lcmap-spark conf` shows where they come from"
              .formatted(known.master().principal().orElse(""));
    }
    if (refusal instanceof MesosResponseException response && response.status() == 403) {
      return "ask the administrators whether the name may register frameworks in that role";
    }
    return "ask the administrators of " + given.master() + " to look into the master's log";
  }
}
