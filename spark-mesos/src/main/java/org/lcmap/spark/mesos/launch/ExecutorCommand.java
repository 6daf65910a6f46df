package org.lcmap.spark.mesos.launch;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.LaunchSettings;
import org.lcmap.spark.mesos.settings.LaunchSettings.Advertise;
import org.lcmap.spark.mesos.settings.LaunchSettings.Gpus;
import org.lcmap.spark.mesos.settings.LaunchSettings.Program;

/** Writes the line for {@code sh} that becomes an executor. */
final class ExecutorCommand {

  /**
   * Temporary files go into the sandbox, where the agent counts and removes them. It belongs to the
   * framework's user: a container that runs as another one falls back to its own disk.
   */
  private static final String SANDBOX_LOCAL_DIRS =
      """
      if [ -d "${MESOS_SANDBOX-}" ] && [ -w "$MESOS_SANDBOX" ] && [ -x "$MESOS_SANDBOX" ]
      then SPARK_LOCAL_DIRS=$MESOS_SANDBOX
      else SPARK_LOCAL_DIRS=$(mktemp -d "${TMPDIR:-/tmp}/spark-executor-XXXXXX") || exit 1
      echo "User $(id -u) cannot write to the sandbox: temporary files go to $SPARK_LOCAL_DIRS" >&2
      fi
      export SPARK_LOCAL_DIRS
      """;

  /** Files that Spark adds for a job go into the working directory. */
  private static final String WRITABLE_FOLDER =
      "[ -w . ] || cd \"${SPARK_LOCAL_DIRS:-${TMPDIR:-/tmp}}\" || exit 1\n";

  private final LaunchSettings settings;
  private final String beginning;

  ExecutorCommand(LaunchSettings settings) {
    this.settings = settings;
    boolean ownDirs = settings.environment().containsKey("SPARK_LOCAL_DIRS");
    beginning =
        (settings.sandboxLocalDirs() && !ownDirs ? SANDBOX_LOCAL_DIRS : "")
            + WRITABLE_FOLDER
            + libraryPath()
            + home();
  }

  private String libraryPath() {
    return settings
        .jvm()
        .libraryPath()
        .map(
            path ->
                "export LD_LIBRARY_PATH=%s\"${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}\"\n"
                    .formatted(Shell.quote(path)))
        .orElse("");
  }

  private String home() {
    if (settings.program() instanceof Program.Home home) {
      String path = Shell.quote(home.path());
      String found =
          home.preferImages() ? "home=${SPARK_HOME-}\n[ -n \"$home\" ] || home=" : "home=";
      return found
          + path
          + """

          if ! [ -x "$home/bin/spark-class" ]
          then echo "There is no Spark in $home: set spark.mesos.executor.home" >&2; exit 127
          fi
          """;
    }
    return """
        set -- "${MESOS_SANDBOX:-.}"/*/bin/spark-class
        if ! [ -x "$1" ]
        then echo "No archive of spark.executor.uri holds a folder with bin/spark-class" >&2; exit 127
        fi
        home=${1%/bin/spark-class}
        """;
  }

  String line(
      PlannedExecutor executor,
      ExecutorIdentity identity,
      DriverEndpoint driver,
      ExecutorProgram program) {
    String gpus = gpus(executor);
    // One expression, so that the text of each executor is copied once.
    return beginning
        + gpus
        + agent(identity)
        + "exec \"$home/bin/spark-class\" "
        + Shell.quote(settings.jar().isPresent() ? ExecutorProgram.SPARK : program.mainClass())
        + " --driver-url "
        + Shell.quote(driver.url())
        + " --executor-id "
        + Shell.quote(identity.executorId())
        + " --cores "
        + (executor.cores() + settings.jvm().extraCores())
        + " --app-id "
        + Shell.quote(driver.applicationId())
        + address(executor)
        + (gpus.isEmpty() ? "" : " --resourcesFile \"$resources\"");
  }

  /**
   * Plain Spark does not know our program. Its own starts instead, by its own launcher, and ours is
   * an agent of that JVM, which runs before.
   */
  private String agent(ExecutorIdentity identity) {
    return settings
        .jar()
        .map(
            jar ->
                """
                export SPARK_EXECUTOR_OPTS="'-javaagent:$MESOS_SANDBOX/"%s"=%s' ${SPARK_EXECUTOR_OPTS-}"
                """
                    .formatted(
                        Shell.quote(TaskBuilder.fileName(jar)), Shell.quote(identity.executorId())))
        .orElse("");
  }

  private String address(PlannedExecutor executor) {
    if (settings.container().advertise() == Advertise.CONTAINER) {
      return "";
    }
    // The agent's address is no address of a container that has its own.
    String bind =
        ExecutorContainer.hasOwnNetwork(settings.container()) ? " --bind-address 0.0.0.0" : "";
    return " --hostname " + Shell.quote(executor.hostname()) + bind;
  }

  /** Tells the executor which GPUs are its own, in the form that Spark's standalone workers use. */
  private String gpus(PlannedExecutor executor) {
    List<String> addresses = executor.gpuAddresses();
    Gpus told = settings.jvm().gpus();
    if (told == Gpus.UNTOLD || (addresses.isEmpty() && told == Gpus.AGENT_OR_SCRIPT)) {
      return "";
    }
    if (addresses.isEmpty()) {
      addresses = IntStream.range(0, executor.gpus()).mapToObj(Integer::toString).toList();
    }
    String file =
        addresses.stream()
            .map(address -> '"' + address.replaceAll("[\"\\\\]", "\\\\$0") + '"')
            .collect(
                Collectors.joining(
                    ",",
                    "[{\"id\":{\"componentName\":\"spark.executor\",\"resourceName\":\"gpu\"},"
                        + "\"addresses\":[",
                    "]}]"));
    return """
        resources=$(mktemp "${TMPDIR:-/tmp}/spark-resources-XXXXXX") || exit 1
        printf '%%s' %s > "$resources"
        """
        .formatted(Shell.quote(file));
  }
}
