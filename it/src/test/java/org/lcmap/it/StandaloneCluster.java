package org.lcmap.it;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spark's own cluster, its master and its one worker in containers of an image. */
final class StandaloneCluster implements AutoCloseable {

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WORKER = Pattern.compile("Registering worker");
  private static final String NAME = "lcmap-it-standalone-";

  private final String master;

  /** Starts it; its worker has the memory that the guide's notebook asks for. */
  StandaloneCluster(String image) {
    run(image, "master", "Master", "--host", "127.0.0.1", "--port", "0");
    master = awaitLog("master", MASTER).group(1);
    run(image, "worker", "Worker", "-d", "/tmp/work", "-c", "2", "-m", "5g", master);
    awaitLog("master", WORKER);
  }

  private static void run(String image, String part, String program, String... options) {
    String main = "org.apache.spark.deploy." + part + "." + program;
    Command command =
        Command.of("docker", "run", "-d", "--net", "host", "--name", NAME + part)
            .and("-e", "LCMAP_SPARK_LOG_LEVEL=INFO", image, "/opt/spark/bin/spark-class", main)
            .and("--webui-port", "0")
            .and(options);
    Command.Result result = command.run();
    if (result.exit() != 0) {
      throw new AssertionError(result.err());
    }
  }

  private static Matcher awaitLog(String part, Pattern pattern) {
    return Await.present(
        () -> Optional.of(pattern.matcher(log(part))).filter(Matcher::find),
        pattern.toString(),
        () -> log(part));
  }

  private static String log(String part) {
    return Command.of("docker", "logs", NAME + part).run().all();
  }

  /** {@code spark://host:port}. */
  String master() {
    return master;
  }

  @Override
  public void close() {
    for (String part : List.of("worker", "master")) {
      Command.of("docker", "rm", "-f", NAME + part).run();
    }
  }
}
