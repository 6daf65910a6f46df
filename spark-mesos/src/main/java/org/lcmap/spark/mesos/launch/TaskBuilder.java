package org.lcmap.spark.mesos.launch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.CommandInfo;
import org.lcmap.mesos.model.ContainerInfo;
import org.lcmap.mesos.model.KillPolicy;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.settings.LaunchSettings;
import org.lcmap.spark.mesos.settings.LaunchSettings.Program;

/** Writes the task that starts an executor. Safe for use by several threads. */
public final class TaskBuilder {

  private final LaunchSettings settings;
  private final ExecutorCommand command;
  private final ExecutorEnvironment environment;
  private final ContainerInfo container;
  private final List<CommandInfo.Uri> uris;
  private final KillPolicy killPolicy;
  private final boolean keepsEntrypoint;

  /** Writes tasks by these settings. */
  public TaskBuilder(LaunchSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    command = new ExecutorCommand(settings);
    environment = new ExecutorEnvironment(settings);
    container = ExecutorContainer.of(settings);
    uris = uris(settings);
    killPolicy = KillPolicy.graceful(settings.killGrace());
    keepsEntrypoint = settings.container().entrypoint() && settings.container().isDockers();
  }

  private static List<CommandInfo.Uri> uris(LaunchSettings settings) {
    List<String> uris = new ArrayList<>();
    if (settings.program() instanceof Program.Archive archive) {
      uris.add(archive.uri());
    }
    settings.jar().ifPresent(uris::add);
    uris.addAll(settings.uris());
    return uris.stream().map(uri -> uri(uri, settings.fetcherCache())).toList();
  }

  /** With a query in its name, Mesos's fetcher would not know an archive as one (MESOS-1686). */
  private static CommandInfo.Uri uri(String uri, boolean cache) {
    Optional<String> outputFile =
        uri.indexOf('?') > 0
            ? Optional.of(fileName(uri)).filter(name -> !name.isEmpty())
            : Optional.empty();
    return new CommandInfo.Uri(
        uri, Optional.empty(), Optional.empty(), Optional.of(cache), outputFile);
  }

  /** What a fetched file is called in the sandbox. */
  static String fileName(String uri) {
    int query = uri.indexOf('?');
    String path = query > 0 ? uri.substring(0, query) : uri;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The task of one executor. */
  public TaskInfo task(
      PlannedExecutor executor,
      ExecutorIdentity identity,
      DriverEndpoint driver,
      ExecutorProgram program) {
    String name = settings.applicationName() + " " + identity.executorId();
    TaskInfo.Builder task =
        TaskInfo.builder(name, identity.taskId(), executor.agentId())
            .resources(executor.resources())
            .command(command(executor, identity, driver, program))
            .container(container)
            .killPolicy(killPolicy);
    settings.labels().ifPresent(task::labels);
    return task.build();
  }

  private CommandInfo command(
      PlannedExecutor executor,
      ExecutorIdentity identity,
      DriverEndpoint driver,
      ExecutorProgram program) {
    String line = command.line(executor, identity, driver, program);
    CommandInfo.Builder info =
        CommandInfo.builder()
            .uris(uris)
            .environment(environment.of(executor, identity, driver, program));
    if (keepsEntrypoint) {
      // Mesos replaces the entrypoint by a shell of its own when it is asked for one.
      info.shell(false).value("/bin/sh").arguments(List.of("-c", line));
    } else {
      info.shell(true).value(line);
    }
    if (!settings.container().isDockers()) {
      settings.user().ifPresent(info::user);
    }
    return info.build();
  }
}
