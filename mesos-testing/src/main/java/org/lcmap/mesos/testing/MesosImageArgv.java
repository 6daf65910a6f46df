package org.lcmap.mesos.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Docker image in a container of the Mesos containerizer. The engine stands in for the isolators
 * {@code docker/runtime}, {@code filesystem/linux} and {@code volume/secret}, by Mesos's page
 * "Container Images" for want of a recording: the image's variables and folder hold, its entrypoint
 * and its user do not.
 */
final class MesosImageArgv {

  private MesosImageArgv() {}

  /** The words after {@code docker -H HOST}; writes the files that they mount. */
  static List<String> run(TaskLaunch launch) {
    List<String> argv = new ArrayList<>(List.of("run"));
    DockerArgv.limits(launch, argv);
    TaskEnvironment.of(launch, DockerArgv.SANDBOX)
        .forEach((name, value) -> argv.addAll(List.of("-e", name + "=" + value)));
    DockerArgv.volumes(launch, argv);
    secrets(launch, argv);
    argv.addAll(List.of("--net", network(launch), "--user", user(launch)));
    argv.addAll(List.of("--entrypoint", launch.program()));
    argv.addAll(List.of("--name", DockerArgv.name(launch), launch.image().orElseThrow()));
    argv.addAll(launch.arguments());
    return List.copyOf(argv);
  }

  private static void secrets(TaskLaunch launch, List<String> argv) {
    Path folder = launch.sandbox().folder().resolveSibling("secrets-" + launch.containerId());
    int number = 0;
    for (SecretFile secret : SecretFile.of(launch)) {
      Path file = folder.resolve(Integer.toString(number++));
      secret.writeTo(file);
      Path inside = Path.of(DockerArgv.SANDBOX).resolve(secret.path());
      argv.addAll(List.of("-v", file + ":" + inside + ":ro"));
    }
  }

  private static String network(TaskLaunch launch) {
    return launch.container().path("network_infos").path(0).path("name").asText("host");
  }

  /** The user that the command names, and else the agent's own, as tasks without an image have. */
  private static String user(TaskLaunch launch) {
    String named = launch.command().path("user").asText("");
    return id("-u", named) + ":" + id("-g", named);
  }

  private static String id(String option, String user) {
    List<String> id = user.isEmpty() ? List.of("id", option) : List.of("id", option, "--", user);
    return ProcessRun.of(id).out().strip();
  }
}
