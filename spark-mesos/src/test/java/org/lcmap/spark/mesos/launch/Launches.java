package org.lcmap.spark.mesos.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.Address;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.Url;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Makes tasks by settings that are written as name, value, name, value. */
final class Launches {

  static final ExecutorProgram PROGRAM =
      new ExecutorProgram(ExecutorProgram.SPARK, Map.of("TOKEN", "once"));

  private Launches() {}

  static SparkMesosSettings settings(String... pairs) {
    Map<String, String> conf = new HashMap<>();
    conf.put("spark.mesos.tls.folder", "/nonexistent");
    conf.put("spark.app.name", "app");
    for (int i = 0; i < pairs.length; i += 2) {
      conf.put(pairs[i], pairs[i + 1]);
    }
    return SparkMesosSettings.parse(conf, Map.of("SPARK_HOME", "/driver/spark"));
  }

  static TaskInfo task(String... pairs) {
    return task(executor(List.of(), 0, Map.of()), pairs);
  }

  static TaskInfo task(PlannedExecutor executor, String... pairs) {
    return new TaskBuilder(settings(pairs).launch())
        .task(
            executor,
            new ExecutorIdentity("0", new TaskId("spark-x-0000000")),
            new DriverEndpoint("spark://CoarseGrainedScheduler@driver:7078", "fw-0001"),
            PROGRAM);
  }

  static PlannedExecutor executor(List<String> gpus, int gpuCount, Map<String, Integer> ports) {
    return new PlannedExecutor(
        new AgentId("a1"),
        "h1.example.org",
        Optional.of(
            new Url("http", new Address(Optional.of("h1.example.org"), Optional.empty(), 5051))),
        4,
        1408,
        gpuCount,
        gpus,
        ports,
        List.of(Resource.scalar("cpus", 4)));
  }

  /** The line for the shell, however it is handed over. */
  static String line(TaskInfo task) {
    var command = task.command().orElseThrow();
    return command.shell().orElse(true)
        ? command.value().orElseThrow()
        : command.arguments().get(command.arguments().size() - 1);
  }

  static Map<String, String> environment(TaskInfo task) {
    Map<String, String> environment = new HashMap<>();
    task.command()
        .flatMap(command -> command.environment())
        .orElseThrow()
        .variables()
        .forEach(v -> environment.put(v.name(), v.value().orElse("(secret)")));
    return environment;
  }
}
