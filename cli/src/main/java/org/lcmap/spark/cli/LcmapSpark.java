package org.lcmap.spark.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.LogManager;
import org.lcmap.spark.cli.settings.Secrets;
import org.lcmap.spark.cli.settings.UnusableSettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code lcmap-spark}; without a subcommand, the script of that name gives help. */
@Command(
    name = "lcmap-spark",
    synopsisSubcommandLabel = "COMMAND",
    description = "Looks at what a job would meet, with the options of spark-submit.")
final class LcmapSpark {

  /** What a command line that cannot be used exits with; see also {@link DoctorCommand}. */
  static final int UNUSABLE = 2;

  private LcmapSpark() {}

  /** Runs a command line, and exits with its code. */
  public static void main(String[] arguments) {
    // What is wrong is in the report.
    LogManager.getLogManager().reset();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(System.getenv(), out, System.err, arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    Console console = new Console(environment, out);
    CommandLine commands =
        new CommandLine(new LcmapSpark())
            .addSubcommand(new DoctorCommand(console))
            .addSubcommand(new ConfCommand(console))
            .addSubcommand(new VersionCommand(console));
    commands.getSubcommands().values().forEach(LcmapSpark::addHelp);
    return commands
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setStopAtPositional(true) // the job's own options follow it
        .setParameterExceptionHandler(
            (problem, words) -> unusable(problem.getCommandLine(), cause(problem)))
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              if (problem instanceof UnusableSettingsException) {
                return unusable(command, problem);
              }
              throw problem;
            })
        .execute(arguments);
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Shows this.")
                .build());
  }

  private static Throwable cause(Throwable problem) {
    return problem.getCause() instanceof UnusableSettingsException known ? known : problem;
  }

  private static int unusable(CommandLine command, Throwable problem) {
    PrintWriter err = command.getErr();
    err.println(
        "lcmap-spark: %s; the options: %s --help"
            .formatted(
                Secrets.shown(String.valueOf(problem.getMessage()).lines().findFirst().orElse("")),
                command.getCommandSpec().qualifiedName()));
    err.flush();
    return UNUSABLE;
  }
}
