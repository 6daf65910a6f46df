package org.lcmap.spark.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Doctor;
import org.lcmap.spark.cli.doctor.JsonReport;
import org.lcmap.spark.cli.doctor.Observer;
import org.lcmap.spark.cli.doctor.TextReport;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.cli.settings.Secrets;
import org.lcmap.spark.cli.settings.SparkOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks, one after the other, what a job would need. */
@Command(
    name = "doctor",
    description = {
      "Checks, one after the other, what a job would need, and says what to do where something is"
          + " wrong. Takes the options of spark-submit. Launches nothing, unless --launch is"
          + " given.",
      ""
    },
    footer = {
      "",
      "Exit code: 0 when all is well, 1 when a job would run but there are warnings, 2 when it"
          + " would not, or the command line cannot be used."
    })
final class DoctorCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final SparkOptions options = new SparkOptions();

  @Option(
      names = "--launch",
      description = "Also starts one executor, which calls back and is compared with the driver.")
  private boolean launch;

  @Option(
      names = "--launch-timeout",
      paramLabel = "SECONDS",
      description = "How long that may take, the pull of an image included. Default: 120.")
  private int launchTimeout = 120;

  @Option(names = "--json", description = "Reports in JSON, when all is over.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    EffectiveSettings settings = EffectiveSettings.read(options, console.environment());
    String subject = Secrets.shown(settings.master());
    try (Examination examination = Examination.of(settings, console.home(), mountable())) {
      List<Check> checks =
          launch ? examination.withLaunch(Duration.ofSeconds(launchTimeout)) : examination.checks();
      return new Doctor(observer(subject, checks)).examine(subject, checks).exitCode();
    }
  }

  private List<Path> mountable() {
    return console.home().equals(Console.IN_IMAGE)
        ? List.of(Path.of("/home/lcmap"), Path.of("/certs"))
        : List.of();
  }

  private Observer observer(String subject, List<Check> checks) {
    if (json) {
      return new JsonReport(console.out());
    }
    TextReport report =
        new TextReport(console.out(), console.paper(), checks.stream().map(Check::name).toList());
    report.title("lcmap-spark doctor: " + subject);
    return report;
  }
}
