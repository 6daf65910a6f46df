package org.lcmap.benchmarks.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.MesosCluster;

/**
 * Measures how long an executor takes from the moment at which its agent has the task until it has
 * registered with the driver, in a container: in our image, and in the same image without what
 * makes it start fast. Both take their turn in each round. The driver has been up for a while,
 * since on a cluster it does not share its processors with executors. {@code benchmarks/executors}
 * prepares the images and starts it from the top of the checkout.
 */
public final class ExecutorStart {

  private static final double BAR = 0.6;
  private static final Pattern ADDED =
      Pattern.compile("\"SparkListenerExecutorAdded\",\"Timestamp\":(\\d+)");
  private static final long LOOK_NANOS = 2_000_000;
  private static final int STARTS = 4;
  private static final List<String> OPTIONS =
      List.of(
          "spark.dynamicAllocation.enabled=true",
          "spark.dynamicAllocation.shuffleTracking.enabled=true",
          "spark.dynamicAllocation.minExecutors=0",
          "spark.dynamicAllocation.maxExecutors=1",
          "spark.dynamicAllocation.executorIdleTimeout=2s",
          "spark.eventLog.enabled=true",
          "spark.eventLog.rolling.enabled=false",
          "spark.eventLog.compress=false");

  private final MesosCluster cluster;
  private final Path folder;

  private ExecutorStart(MesosCluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  /** Takes the number of rounds; prints the medians. Ends with 1 when the bar is missed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    List<String> ours = setting("docker.image", variable("IMAGE"));
    List<String> plain = new ArrayList<>(setting("docker.image", variable("PLAIN_EXECUTOR")));
    plain.addAll(setting("docker.entrypoint", "false"));
    plain.addAll(setting("jar", "file://" + variable("EXECUTOR_JAR")));

    Path folder = Files.createTempDirectory("executor-start");
    List<Double> seconds = new ArrayList<>();
    List<Double> plainSeconds = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (MesosCluster cluster = MesosCluster.builder().agent(AgentSpec.of(2, 4096)).start()) {
      ExecutorStart starts = new ExecutorStart(cluster, folder);
      for (int round = 0; round < rounds; round++) {
        plainSeconds.add(starts.seconds(plain));
        seconds.add(starts.seconds(ours));
        ratios.add(seconds.get(round) / plainSeconds.get(round));
      }
    }
    double ratio = median(ratios);
    System.out.printf(
        Locale.ROOT,
        "executor in a container, median of %d: %.2f s, plain %.2f s, ratio %.2f (%.2f to %.2f; bar %.2f) %s%n",
        rounds,
        median(seconds),
        median(plainSeconds),
        ratio,
        ratios.stream().min(Double::compare).orElseThrow(),
        ratios.stream().max(Double::compare).orElseThrow(),
        BAR,
        ratio <= BAR ? "holds" : "MISSED");
    System.exit(ratio <= BAR ? 0 : 1);
  }

  private static List<String> setting(String name, String value) {
    return List.of("--conf", "spark.mesos.executor." + name + "=" + value);
  }

  /** Starts some executors in a row, the first of which does not count; how long one took. */
  private double seconds(List<String> settings) throws IOException, InterruptedException {
    Path events = Files.createTempDirectory(folder, "events");
    List<String> command = new ArrayList<>();
    command.add(variable("LCMAP_SPARK_HOME") + "/bin/spark-submit");
    command.addAll(List.of("--master", "mesos://" + cluster.master(), "--executor-cores", "1"));
    for (String option : OPTIONS) {
      command.addAll(List.of("--conf", option));
    }
    command.addAll(List.of("--conf", "spark.eventLog.dir=" + events));
    command.addAll(settings);
    command.addAll(
        List.of(Path.of("benchmarks/executors.py").toAbsolutePath().toString(), STARTS + ""));
    Process driver =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("driver").toFile())
            .start();
    Map<String, Long> launched = new LinkedHashMap<>(); // in the order of the launches
    while (driver.isAlive()) {
      LockSupport.parkNanos(LOOK_NANOS);
      for (ClusterTask task : cluster.tasks()) {
        launched.putIfAbsent(task.taskId(), System.currentTimeMillis());
      }
    }
    List<Long> registered = driver.waitFor() == 0 ? registered(events) : List.of();
    if (launched.size() != STARTS || registered.size() != STARTS) {
      throw new IOException("the driver failed: " + Files.readString(folder.resolve("driver")));
    }
    List<Long> launches = List.copyOf(launched.values());
    return median(
        IntStream.range(1, STARTS)
            .mapToObj(start -> (registered.get(start) - launches.get(start)) / 1e3)
            .toList());
  }

  /** When executors registered, one after another. */
  private static List<Long> registered(Path events) throws IOException {
    try (Stream<Path> logs = Files.list(events)) {
      String log = Files.readString(logs.findFirst().orElseThrow(), UTF_8);
      return ADDED.matcher(log).results().map(added -> Long.valueOf(added.group(1))).toList();
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String variable(String name) {
    return requireNonNull(System.getenv(name), name + " is not set: run 'make bench'");
  }
}
