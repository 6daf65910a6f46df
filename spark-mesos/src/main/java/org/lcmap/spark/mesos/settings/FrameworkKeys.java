package org.lcmap.spark.mesos.settings;

import static org.lcmap.spark.mesos.settings.Setting.NEW;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lcmap.mesos.model.FrameworkId;

/** Settings of what the master is told about the application. */
final class FrameworkKeys {

  /** Mesos's rules for roles (docs/roles.md): parts between slashes, none of them odd. */
  private static final Pattern ROLE =
      Pattern.compile(
          "\\*|(?!\\.{1,2}(/|$))[^-/*\\s\\\\][^/\\s\\\\]*(/(?!\\.{1,2}(/|$))[^-/*\\s\\\\][^/\\s\\\\]*)*");

  private static final String A_ROLE =
      "a role: without white space or backslash, parts between slashes neither '.' nor '..', not"
          + " beginning with '-' or '*'";

  static final Setting<String> ROLE_SETTING =
      Setting.of(
              "spark.mesos.role",
              Syntax.parsed(A_ROLE, FrameworkKeys::role),
              "Whose share of the cluster is used. Without it, `MESOS_ROLE`, the file in"
                  + " `MESOS_ROLE_FILE`, the file `mesos.role` beside the certificates.")
          .otherwise("`*`")
          .compared("`MESOS_*` and `mesos.role` are new");

  static final Setting<List<String>> ROLES =
      Setting.of(
              "spark.mesos.roles",
              Syntax.listOf("roles, separated by commas", FrameworkKeys::role),
              "More roles whose shares are used.")
          .compared(NEW);

  static final Setting<String> USER =
      Setting.of(
              "spark.mesos.user",
              Syntax.text("a user that the agents know"),
              "As whom agents run executors and own their sandboxes.")
          .otherwise("the driver's user")
          .compared("new; 3.5 always took the driver's user");

  static final Setting<String> WEBUI =
      Setting.of(
              "spark.mesos.driver.webui.url",
              Syntax.text("a URL"),
              "The link to the application on the master's pages.")
          .otherwise("the Spark UI");

  static final Setting<Duration> FAILOVER =
      Setting.of(
              "spark.mesos.driver.failoverTimeout",
              Syntax.time("s"),
              "How long executors outlive a driver that is cut off from the master. A driver that"
                  + " ends takes them with it at once.")
          .byDefault(Duration.ofMinutes(2), "120.0")
          .compared("default was `0.0`: a short network cut killed all executors");

  static final Setting<String> ID =
      Setting.of(
              "spark.mesos.driver.frameworkId",
              Syntax.text("an id that a master gave"),
              "Takes over a framework of an earlier driver.")
          .compared("a second context in one JVM gets a new id, no suffix");

  static final Setting<Boolean> CHECKPOINT =
      Setting.of(
              "spark.mesos.checkpoint",
              Syntax.flag(),
              "Whether executors outlive a restart of their agent.")
          .byDefault(true, "true")
          .compared("new; 3.5 lost them");

  static final Setting<Boolean> REVOCABLE =
      Setting.of(
              "spark.mesos.revocable",
              Syntax.flag(),
              "Whether resources are used that Mesos may take back at any time.")
          .byDefault(false, "false")
          .compared(NEW);

  static final Setting<Duration> SHUTDOWN =
      Setting.of(
              "spark.mesos.coarse.shutdownTimeout",
              Syntax.time("ms"),
              "How long the end waits for executors to leave by themselves.")
          .byDefault(Duration.ofSeconds(10), "10s");

  static final Setting<Duration> IDLE =
      Setting.of(
              "spark.mesos.driver.idleTimeout",
              Syntax.time("s"),
              "After how long without a job the executors go back to the cluster, with what they"
                  + " had cached. The application stays, and its next job gets new ones. For shells"
                  + " and notebooks that are left open.")
          .otherwise("never")
          .compared(NEW);

  static final List<Setting<?>> ALL =
      List.of(
          ROLE_SETTING, ROLES, USER, WEBUI, FAILOVER, ID, CHECKPOINT, REVOCABLE, SHUTDOWN, IDLE);

  private FrameworkKeys() {}

  private static String role(String text) {
    if (!ROLE.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  static FrameworkSettings read(Values values, boolean gpus) {
    Set<String> roles = new LinkedHashSet<>();
    values.given(ROLE_SETTING).or(() -> handedOutRole(values)).ifPresent(roles::add);
    values.given(ROLES).ifPresent(roles::addAll);
    return new FrameworkSettings(
        values.raw("spark.app.name").orElse("Spark"),
        values.given(USER),
        List.copyOf(roles),
        values.variable("SPARK_PUBLIC_DNS").or(() -> values.raw("spark.driver.host")),
        values.given(WEBUI),
        values.get(FAILOVER),
        values.get(CHECKPOINT),
        values.given(ID).map(FrameworkId::new),
        gpus,
        values.get(REVOCABLE),
        values.get(SHUTDOWN),
        values.given(IDLE).filter(time -> !time.isZero()));
  }

  private static Optional<String> handedOutRole(Values values) {
    Optional<String> role = Handouts.find(values, "role");
    if (role.isPresent() && !ROLE.matcher(role.get()).matches()) {
      values.problem("the role is '" + role.get() + "': it has to be " + A_ROLE);
      return Optional.empty();
    }
    return role;
  }
}
