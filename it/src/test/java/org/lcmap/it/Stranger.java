package org.lcmap.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Someone on the network who knows where an application is, and has no secret of it.
 *
 * @param application its id
 * @param ui the address of its UI
 * @param port of its driver
 */
public record Stranger(String application, URI ui, String port) {

  private static final Pattern EXECUTOR =
      Pattern.compile("\"id\" : \"(\\d+)\",\\s+\"hostPort\" : \"([^:\"]+):(\\d+)\"");

  /** Knows what the job {@code hold.py} prints. */
  public static Stranger told(String line) {
    String[] words = line.split(" ", -1);
    return new Stranger(words[0], URI.create(words[1]), words[2]);
  }

  /** A page of the UI; {@code ID} in its path is the application. */
  public String page(String path) throws IOException, InterruptedException {
    URI address = URI.create(ui + path.replace("ID", application));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  /** Comes to the driver as an executor; 124 is the exit code of one that is not turned away. */
  public Command.Result attachToDriver() {
    return Command.of("timeout", "60", "java", "-cp", Embedded.home() + "/spark/jars/*")
        .and("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .and("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .and("-Dio.netty.tryReflectionSetAccessible=true")
        .and("org.apache.spark.executor.CoarseGrainedExecutorBackend")
        .and("--driver-url", "spark://CoarseGrainedScheduler@" + ui.getHost() + ":" + port)
        .and("--executor-id", "77", "--hostname", "127.0.0.1", "--cores", "1")
        .and("--app-id", application)
        .run();
  }

  /** Asks an executor for data, as other executors do. */
  public Command.Result askAnExecutor() throws IOException, InterruptedException {
    String executors = page("/api/v1/applications/ID/executors");
    MatchResult executor =
        EXECUTOR
            .matcher(executors)
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError(executors));
    return Command.of("timeout", "60", "java", "-cp", Embedded.home() + "/spark/jars/*")
        .and(Checkout.file("it/src/test/resources/mesos/Stranger.java").toString())
        .and(executor.group(2), executor.group(3), executor.group(1), application)
        .run();
  }
}
