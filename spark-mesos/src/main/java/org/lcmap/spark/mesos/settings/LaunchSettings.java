package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.ContainerInfo.Containerizer.Docker.PortMapping;
import org.lcmap.mesos.model.Labels;
import org.lcmap.mesos.model.Parameter;
import org.lcmap.mesos.model.Secret;
import org.lcmap.mesos.model.Volume;

/**
 * How an executor is started.
 *
 * @param applicationName part of the name of each task
 * @param program where Spark is found on the agent
 * @param jar our own, to be fetched where the program is plain Spark's
 * @param uris files to fetch into the sandbox
 * @param fetcherCache whether agents keep what they fetched
 * @param container in what the executor runs
 * @param labels of each task
 * @param secrets that agents hand to the executor
 * @param user as whom the executor runs, when that is not the framework's user
 * @param killGrace how long an executor may take to end after SIGTERM
 * @param jvm memory, options and paths of its JVM
 * @param environment variables of the executor, {@code spark.executorEnv.*}
 * @param sandboxLocalDirs whether temporary files go into the sandbox
 */
public record LaunchSettings(
    String applicationName,
    Program program,
    Optional<String> jar,
    List<String> uris,
    boolean fetcherCache,
    Container container,
    Optional<Labels> labels,
    List<SecretUse> secrets,
    Optional<String> user,
    Duration killGrace,
    Jvm jvm,
    Map<String, String> environment,
    boolean sandboxLocalDirs) {

  public LaunchSettings {
    uris = List.copyOf(uris);
    secrets = List.copyOf(secrets);
  }

  /** Names no variable's value: they may be secrets. */
  @Override
  public String toString() {
    return "LaunchSettings[" + applicationName + ", " + program + "]";
  }

  /** Where Spark is found on the agent. */
  public sealed interface Program {
    /**
     * A folder on the agent or in the image.
     *
     * @param preferImages whether the image's own {@code SPARK_HOME} goes before it
     */
    record Home(String path, boolean preferImages) implements Program {}

    /** An archive to fetch. */
    record Archive(String uri) implements Program {

      /** Leaves the query out: it may be a secret. */
      @Override
      public String toString() {
        return "Archive[" + uri.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "?...") + "]";
      }
    }
  }

  /**
   * In what the executor runs.
   *
   * @param image none for the agent's own file system
   * @param containerizer who makes the container, when there is an image
   * @param forcePull whether the image is pulled although the agent has it
   * @param entrypoint whether the image's entrypoint runs the executor
   * @param volumes folders of the agent
   * @param parameters options of {@code docker run}
   * @param portMappings ports of the container on the agent
   * @param network a network by name
   * @param networkLabels of that network
   * @param advertise under which name the executor is known to others
   */
  public record Container(
      Optional<String> image,
      Containerizer containerizer,
      boolean forcePull,
      boolean entrypoint,
      List<Volume> volumes,
      List<Parameter> parameters,
      List<PortMapping> portMappings,
      Optional<String> network,
      Optional<Labels> networkLabels,
      Advertise advertise) {

    public Container {
      volumes = List.copyOf(volumes);
      parameters = List.copyOf(parameters);
      portMappings = List.copyOf(portMappings);
    }

    /** Whether Docker makes it, of an image. */
    public boolean isDockers() {
      return image.isPresent() && containerizer == Containerizer.DOCKER;
    }

    /** The agent's ports that its own are mapped to; one may be mapped for TCP and for UDP. */
    public List<Integer> mappedPorts() {
      return isDockers()
          ? portMappings.stream().map(PortMapping::hostPort).distinct().toList()
          : List.of();
    }
  }

  /** Who makes the container. */
  public enum Containerizer {
    DOCKER,
    MESOS
  }

  /** Under which name an executor is known to others. */
  public enum Advertise {
    /** The agent's host name. */
    AGENT,
    /** What the container calls itself: right where it has an address of its own. */
    CONTAINER
  }

  /**
   * A secret, and where the executor finds it.
   *
   * @param variable an environment variable
   * @param file a path
   */
  public record SecretUse(Secret secret, Optional<String> variable, Optional<String> file) {}

  /**
   * The executor's JVM.
   *
   * @param heapMiB its heap
   * @param extraCores how many more tasks run at once than it has cores
   * @param options may hold {@code {{APP_ID}}} and {@code {{EXECUTOR_ID}}}
   * @param classPath put before Spark's own
   * @param libraryPath put before the one that is there
   * @param gpus who tells it the addresses of its GPUs
   */
  public record Jvm(
      int heapMiB,
      int extraCores,
      String options,
      Optional<String> classPath,
      Optional<String> libraryPath,
      Gpus gpus) {}

  /** Who tells an executor the addresses of its GPUs. */
  public enum Gpus {
    /** No one: they were not asked for by number. */
    UNTOLD,
    /** The agent where it names them, else a script of the user. */
    AGENT_OR_SCRIPT,
    /** The agent where it names them; else they are counted from 0, as a container sees them. */
    AGENT_OR_COUNTED
  }
}
