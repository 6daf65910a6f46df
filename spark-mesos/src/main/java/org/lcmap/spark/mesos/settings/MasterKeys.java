package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.security.Credentials;
import org.lcmap.mesos.security.SecurityFileException;

/** Settings by which we reach a master and prove who we are. */
final class MasterKeys {

  static final Setting<String> PRINCIPAL =
      Setting.of(
              "spark.mesos.principal",
              Syntax.text("a name"),
              "The name under which Mesos knows the application. Also from a file, or from the"
                  + " environment: in this order the setting, `SPARK_MESOS_PRINCIPAL`, the file,"
                  + " the file in `SPARK_MESOS_PRINCIPAL_FILE`, `MESOS_PRINCIPAL`, the file in"
                  + " `MESOS_PRINCIPAL_FILE`, the file `mesos.principal` beside the certificates.")
          .compared("`MESOS_*` and `mesos.principal` are new; a file's last newline is left out");

  static final Setting<String> PRINCIPAL_FILE =
      Setting.of("spark.mesos.principal.file", Syntax.text("a file"), "A file with the principal.");

  static final Setting<String> SECRET =
      Setting.of(
              "spark.mesos.secret",
              Syntax.secretText("a text"),
              "The password of the principal, from the same places: `SPARK_MESOS_SECRET`, the file,"
                  + " `SPARK_MESOS_SECRET_FILE`, `MESOS_SECRET`, `MESOS_SECRET_FILE`,"
                  + " `mesos.secret`. The driver's log and pages hide it.")
          .compared("`MESOS_*` and `mesos.secret` are new; a file's last newline is left out");

  static final Setting<String> SECRET_FILE =
      Setting.of("spark.mesos.secret.file", Syntax.text("a file"), "A file with the password.");

  static final Setting<Duration> SUBSCRIBE_TIMEOUT =
      Setting.of(
              "spark.mesos.subscribeTimeout",
              Syntax.time("s"),
              "How long the start waits for a master to accept the application.")
          .byDefault(Duration.ofMinutes(1), "60s")
          .compared("new; 3.5 waited for ever");

  static final List<Setting<?>> ALL =
      List.of(PRINCIPAL, PRINCIPAL_FILE, SECRET, SECRET_FILE, SUBSCRIBE_TIMEOUT);

  private MasterKeys() {}

  static MasterSettings read(Values values) {
    Optional<String> principal =
        find(values, PRINCIPAL, "SPARK_MESOS_PRINCIPAL", PRINCIPAL_FILE, "principal");
    Optional<String> secret = find(values, SECRET, "SPARK_MESOS_SECRET", SECRET_FILE, "secret");
    if (secret.isPresent() && principal.isEmpty()) {
      values.problem(
          SECRET.name() + " is set and " + PRINCIPAL.name() + " is not: set both or none");
    }
    Optional<Credentials> credentials = Optional.empty();
    if (principal.isPresent() && secret.isPresent()) {
      try {
        credentials = Optional.of(Credentials.of(principal.get(), secret.get()));
      } catch (SecurityFileException e) {
        values.problem(PRINCIPAL.name() + ": " + e.getMessage());
      }
    }
    return new MasterSettings(
        credentials, principal, TlsKeys.read(values), values.get(SUBSCRIBE_TIMEOUT));
  }

  private static Optional<String> find(
      Values values, Setting<String> setting, String variable, Setting<String> file, String what) {
    return values
        .given(setting)
        .or(() -> values.variable(variable))
        .or(() -> values.given(file).flatMap(path -> Handouts.content(values, file.name(), path)))
        .or(() -> Handouts.fileInVariable(values, variable + "_FILE"))
        .or(() -> Handouts.find(values, what));
  }
}
