package org.lcmap.spark.mesos.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Environment;
import org.lcmap.mesos.model.Environment.Variable;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.LaunchSettings;
import org.lcmap.spark.mesos.settings.LaunchSettings.SecretUse;

/** Writes the environment of an executor. */
final class ExecutorEnvironment {

  private final LaunchSettings settings;
  private final List<Variable> secrets;

  ExecutorEnvironment(LaunchSettings settings) {
    this.settings = settings;
    secrets = settings.secrets().stream().flatMap(use -> secret(use).stream()).toList();
  }

  private static Optional<Variable> secret(SecretUse use) {
    return use.variable()
        .map(
            name ->
                new Variable(
                    name,
                    Optional.of(EnumValue.of(Variable.Type.SECRET)),
                    Optional.empty(),
                    Optional.of(use.secret())));
  }

  Environment of(
      PlannedExecutor executor,
      ExecutorIdentity identity,
      DriverEndpoint driver,
      ExecutorProgram program) {
    Map<String, String> values = new LinkedHashMap<>();
    settings.jvm().classPath().ifPresent(path -> values.put("SPARK_EXECUTOR_CLASSPATH", path));
    values.put("SPARK_EXECUTOR_OPTS", options(executor, identity, driver));
    values.put("SPARK_EXECUTOR_MEMORY", settings.jvm().heapMiB() + "m");
    LogLinks.add(values, executor, identity, driver);
    values.putAll(settings.environment());
    values.putAll(program.environment());

    List<Variable> variables = new ArrayList<>(values.size() + secrets.size());
    values.forEach(
        (name, value) -> {
          // A driver that is a task itself has such variables, and they are not the executor's.
          if (!name.startsWith("MESOS_") && !name.startsWith("LIBPROCESS_")) {
            variables.add(Variable.of(name, value));
          }
        });
    variables.addAll(secrets);
    return new Environment(variables);
  }

  private String options(
      PlannedExecutor executor, ExecutorIdentity identity, DriverEndpoint driver) {
    String options =
        settings
            .jvm()
            .options()
            .replace("{{APP_ID}}", driver.applicationId())
            .replace("{{EXECUTOR_ID}}", identity.executorId());
    if (executor.ports().isEmpty()) {
      return options;
    }
    String ports =
        executor.ports().entrySet().stream()
            .map(port -> "-D" + port.getKey() + "=" + port.getValue())
            .collect(Collectors.joining(" "));
    return options.isEmpty() ? ports : options + " " + ports;
  }
}
