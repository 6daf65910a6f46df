package org.lcmap.spark.mesos.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import org.lcmap.mesos.model.Url;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.PlannedExecutor;

/**
 * Links to an executor's sandbox and its output there, which Spark shows on its pages. The agent
 * serves files by {@code /files/download} and lists folders by {@code /files/browse} ({@code
 * docs/endpoints/files} of Mesos); {@code runs/latest} stands for the container, whose id is not
 * known before the launch.
 */
final class LogLinks {

  private LogLinks() {}

  static void add(
      Map<String, String> environment,
      PlannedExecutor executor,
      ExecutorIdentity identity,
      DriverEndpoint driver) {
    Optional<String> agent = executor.agentUrl().flatMap(LogLinks::agent);
    if (agent.isEmpty()) {
      return;
    }
    String folder =
        URLEncoder.encode(
            "/frameworks/"
                + driver.applicationId()
                + "/executors/"
                + identity.taskId()
                + "/runs/latest",
            UTF_8);
    String file = agent.get() + "/files/download?path=" + folder + "%2F";
    environment.put("SPARK_LOG_URL_STDOUT", file + "stdout");
    environment.put("SPARK_LOG_URL_STDERR", file + "stderr");
    environment.put("SPARK_LOG_URL_SANDBOX", agent.get() + "/files/browse?path=" + folder);
  }

  private static Optional<String> agent(Url url) {
    return url.address()
        .hostname()
        .or(url.address()::ip)
        .map(
            host ->
                url.scheme()
                    + "://"
                    + (host.contains(":") ? "[" + host + "]" : host)
                    + ":"
                    + url.address().port());
  }
}
