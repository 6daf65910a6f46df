package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lcmap.mesos.model.Labels;
import org.lcmap.spark.mesos.settings.LaunchSettings.Gpus;
import org.lcmap.spark.mesos.settings.LaunchSettings.Jvm;
import org.lcmap.spark.mesos.settings.LaunchSettings.Program;

/** Settings of how an executor is started. */
final class LaunchKeys {

  private static final String ENVIRONMENT_PREFIX = "spark.executorEnv.";

  static final Setting<String> HOME =
      Setting.of(
              "spark.mesos.executor.home",
              Syntax.text("a folder"),
              "Where Spark is on the agents or in the image.")
          .otherwise("the image's own `SPARK_HOME`; without an image the driver's")
          .compared("the image's `SPARK_HOME` goes before the driver's");

  static final Setting<String> URI =
      Setting.of(
              "spark.executor.uri",
              Syntax.text("a URI"),
              "An archive with Spark, which agents fetch. Also from `SPARK_EXECUTOR_URI`.")
          .compared("with a query as well, whatever the folder in the archive is called");

  static final Setting<String> JAR =
      Setting.of(
              "spark.mesos.executor.jar",
              Syntax.text("a URI"),
              "This project's `spark-mesos` jar, which agents fetch for executors whose image, folder"
                  + " or archive is plain Spark's.")
          .otherwise("what executors run in has it")
          .compared("new");

  static final Setting<List<String>> URIS =
      Setting.of(
          "spark.mesos.uris",
          Syntax.list("URIs, separated by commas"),
          "More files that agents fetch into the sandbox; archives are unpacked.");

  static final Setting<Boolean> FETCHER_CACHE =
      Setting.of(
              "spark.mesos.fetcherCache.enable",
              Syntax.flag(),
              "Whether agents keep what they fetched.")
          .byDefault(false, "false");

  static final Setting<Labels> LABELS =
      Setting.of(
          "spark.mesos.task.labels",
          Syntax.parsed(
              "key:value, separated by commas, with \\, and \\: as such", LabelSyntax::parse),
          "Labels of each task.");

  static final Setting<Integer> EXTRA_CORES =
      Setting.of(
              "spark.mesos.extra.cores",
              Syntax.number(0),
              "How many more tasks an executor runs at once than it has cores.")
          .byDefault(0, "0");

  static final Setting<String> USER =
      Setting.of(
              "spark.mesos.executor.user",
              Syntax.text("a user"),
              "As whom executors run; in a Docker container a user or a number that the image may"
                  + " know.")
          .otherwise("the image's user, or `spark.mesos.user`")
          .compared("new; 3.5 needed `user=` in `docker.parameters`");

  static final Setting<Duration> KILL_GRACE =
      Setting.of(
              "spark.mesos.executor.killGracePeriod",
              Syntax.time("s"),
              "How long an executor may take to end after SIGTERM.")
          .byDefault(Duration.ofSeconds(10), "10s")
          .compared("new; it was 3 s, too short to remove temporary files (SPARK-12330)");

  static final Setting<String> JAVA_OPTIONS =
      Setting.of(
          "spark.executor.extraJavaOptions",
          Syntax.text("options"),
          "Options of the JVM, after `spark.executor.defaultJavaOptions`; `{{APP_ID}}` and"
              + " `{{EXECUTOR_ID}}` are filled in.");

  static final Setting<String> DEFAULT_JAVA_OPTIONS =
      Setting.of(
          "spark.executor.defaultJavaOptions",
          Syntax.text("options"),
          "Options of the JVM, for an administrator.");

  static final Setting<String> CLASS_PATH =
      Setting.of(
          "spark.executor.extraClassPath", Syntax.text("a class path"), "Put before Spark's own.");

  static final Setting<String> LIBRARY_PATH =
      Setting.of(
          "spark.executor.extraLibraryPath",
          Syntax.text("a path"),
          "Put before the agent's or the image's `LD_LIBRARY_PATH`.");

  static final Setting<Boolean> SHUFFLE_SERVICE =
      Setting.of(
              "spark.shuffle.service.enabled",
              Syntax.flag(),
              "Whether each agent runs Spark's shuffle service; temporary files then stay out of"
                  + " the sandbox.")
          .byDefault(false, "false")
          .compared("Mesos's own service is gone from Spark 4");

  static final Setting<String> GPU_SCRIPT =
      Setting.of(
              "spark.executor.resource.gpu.discoveryScript",
              Syntax.text("a script"),
              "Finds the GPUs of an executor where the agent does not name them in a resource"
                  + " `gpu_addresses`.")
          .otherwise("counted from 0, as a container of Mesos sees them")
          .compared("was ignored");

  static final List<Setting<?>> ALL =
      List.of(
          HOME,
          URI,
          JAR,
          URIS,
          FETCHER_CACHE,
          LABELS,
          EXTRA_CORES,
          USER,
          KILL_GRACE,
          JAVA_OPTIONS,
          DEFAULT_JAVA_OPTIONS,
          CLASS_PATH,
          LIBRARY_PATH,
          SHUFFLE_SERVICE,
          GPU_SCRIPT);

  private LaunchKeys() {}

  static LaunchSettings read(
      Values values, ExecutorShape shape, LaunchSettings.Container container) {
    return new LaunchSettings(
        values.raw("spark.app.name").orElse("Spark"),
        program(values, container.image().isPresent()),
        values.given(JAR),
        values.given(URIS).orElse(List.of()),
        values.get(FETCHER_CACHE),
        container,
        values.given(LABELS),
        SecretKeys.read(values),
        values.given(USER),
        values.get(KILL_GRACE),
        jvm(values, shape),
        environment(values),
        !values.get(SHUFFLE_SERVICE));
  }

  /** Whether the user says where executors find Spark. */
  static boolean isPlaced(Values values) {
    return values.isSet(HOME) || uri(values).isPresent();
  }

  private static Optional<String> uri(Values values) {
    return values.given(URI).or(() -> values.variable("SPARK_EXECUTOR_URI"));
  }

  private static Program program(Values values, boolean image) {
    Optional<String> uri = uri(values);
    if (uri.isPresent()) {
      return new Program.Archive(uri.get());
    }
    Optional<String> home = values.given(HOME);
    if (home.isPresent()) {
      return new Program.Home(home.get(), false);
    }
    Optional<String> drivers = values.raw("spark.home").or(() -> values.variable("SPARK_HOME"));
    if (drivers.isEmpty() && !image) {
      values.problem(
          "%s is not set, nor is SPARK_HOME: set it to the folder of Spark on the agents, or set %s"
              .formatted(HOME.name(), ContainerKeys.IMAGE.name()));
    }
    return new Program.Home(drivers.orElse("/opt/spark"), image);
  }

  private static Jvm jvm(Values values, ExecutorShape shape) {
    String options =
        (values.given(DEFAULT_JAVA_OPTIONS).orElse("")
                + " "
                + values.given(JAVA_OPTIONS).orElse(""))
            .strip();
    if (options.matches("(?s).*(^|\\s)-Xm[xs]\\d.*")) {
      values.problem(
          JAVA_OPTIONS.name()
              + " is '"
              + options
              + "': it has to be without -Xmx and -Xms, which "
              + ExecutorKeys.MEMORY.name()
              + " sets");
    }
    return new Jvm(
        shape.heapMiB(),
        values.get(EXTRA_CORES),
        options,
        values.given(CLASS_PATH),
        values.given(LIBRARY_PATH),
        gpus(values, shape));
  }

  private static Gpus gpus(Values values, ExecutorShape shape) {
    if (shape.gpus() == 0) {
      return Gpus.UNTOLD;
    }
    return values.isSet(GPU_SCRIPT) ? Gpus.AGENT_OR_SCRIPT : Gpus.AGENT_OR_COUNTED;
  }

  private static Map<String, String> environment(Values values) {
    Map<String, String> environment = new LinkedHashMap<>();
    new TreeMap<>(values.conf())
        .forEach(
            (name, value) -> {
              if (name.startsWith(ENVIRONMENT_PREFIX)) {
                environment.put(name.substring(ENVIRONMENT_PREFIX.length()), value);
              }
            });
    return environment;
  }
}
