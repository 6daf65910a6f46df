package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How ContainerInfo and CommandInfo become the words of {@code docker run}: recording 25, word for
 * word. Pure.
 */
final class DockerArgv {

  /** Where a task finds its sandbox inside of the container. */
  static final String SANDBOX = "/mnt/mesos/sandbox";

  /** A task that Docker's containerizer refuses to run; the message is Mesos's. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super("Failed to create docker run options: " + message);
    }
  }

  private DockerArgv() {}

  /** The container's name. */
  static String name(TaskLaunch launch) {
    return "mesos-" + launch.containerId();
  }

  /** The words after {@code docker -H HOST}. */
  static List<String> run(TaskLaunch launch) {
    JsonNode docker = launch.container().path("docker");
    List<String> argv = new ArrayList<>(List.of("run"));
    if (docker.path("privileged").asBoolean(false)) {
      argv.add("--privileged");
    }
    limits(launch, argv);
    environment(launch, argv);
    volumes(launch, argv);
    network(launch, argv);
    boolean shell = launch.isShell();
    if (shell) {
      argv.addAll(List.of("--entrypoint", "/bin/sh"));
    }
    argv.addAll(List.of("--name", name(launch)));
    for (JsonNode parameter : docker.path("parameters")) {
      argv.add("--" + parameter.path("key").asText() + "=" + parameter.path("value").asText());
    }
    argv.add(docker.path("image").asText());
    if (shell) {
      argv.add("-c");
    }
    if (launch.command().has("value")) {
      argv.add(launch.command().path("value").asText());
    }
    if (!shell) {
      argv.addAll(Json.texts(launch.command().path("arguments")));
    }
    return List.copyOf(argv);
  }

  static void limits(TaskLaunch launch, List<String> argv) {
    double cpus = launch.resources().scalar("cpus");
    if (cpus > 0) {
      argv.addAll(List.of("--cpu-shares", Long.toString(Math.max(2, (long) (1024 * cpus)))));
    }
    double mem = launch.resources().scalar("mem");
    if (mem > 0) {
      long bytes = Math.max(32, (long) mem) * 1024 * 1024;
      argv.addAll(List.of("--memory", Long.toString(bytes)));
    }
  }

  private static void environment(TaskLaunch launch, List<String> argv) {
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode one : launch.command().path("environment").path("variables")) {
      variables.put(one.path("name").asText(), one.path("value").asText());
    }
    variables.put("MESOS_ALLOCATION_ROLE", launch.role());
    variables.put("MESOS_CONTAINER_NAME", name(launch));
    variables.put("MESOS_SANDBOX", SANDBOX);
    variables.forEach((name, value) -> argv.addAll(List.of("-e", name + "=" + value)));
  }

  static void volumes(TaskLaunch launch, List<String> argv) {
    Path sandbox = launch.sandbox().folder();
    for (JsonNode volume : launch.container().path("volumes")) {
      if (volume.path("source").has("secret")) {
        continue; // This containerizer knows no secrets; the other mounts them by itself.
      }
      String host = volume.path("host_path").asText("");
      String inside = volume.path("container_path").asText();
      String mode = volume.path("mode").asText().toLowerCase(Locale.ROOT);
      argv.add("-v");
      // A relative path on the host is taken inside of the sandbox.
      argv.add(host.isEmpty() ? inside : sandbox.resolve(host) + ":" + inside + ":" + mode);
    }
    argv.addAll(List.of("-v", sandbox + ":" + SANDBOX));
  }

  private static void network(TaskLaunch launch, List<String> argv) {
    String network = launch.container().path("docker").path("network").asText("HOST");
    String hostname = launch.container().path("hostname").asText("");
    if (!hostname.isEmpty()) {
      if (network.equals("HOST")) {
        throw new Refused("Unable to set hostname with host network mode");
      }
      argv.addAll(List.of("--hostname", hostname));
    }
    argv.add("--net");
    argv.add(
        network.equals("USER")
            ? launch.container().path("network_infos").path(0).path("name").asText()
            : network.toLowerCase(Locale.ROOT));
    for (JsonNode mapping : launch.container().path("docker").path("port_mappings")) {
      int port = mapping.path("host_port").asInt();
      if (!launch.resources().hasPort(port)) {
        throw new Refused("Port [" + port + "] not included in resources");
      }
      argv.add("-p");
      argv.add(
          port
              + ":"
              + mapping.path("container_port").asText()
              + (mapping.has("protocol") ? "/" + mapping.path("protocol").asText() : ""));
    }
  }
}
