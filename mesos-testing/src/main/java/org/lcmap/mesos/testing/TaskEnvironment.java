package org.lcmap.mesos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The environment that the Mesos containerizer gives to a task. */
final class TaskEnvironment {

  private TaskEnvironment() {}

  /**
   * The variables by their names.
   *
   * @param sandbox where the task sees its sandbox
   */
  static Map<String, String> of(TaskLaunch launch, String sandbox) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("MESOS_ALLOCATION_ROLE", launch.role());
    variables.put("MESOS_SANDBOX", sandbox);
    variables.put("MESOS_DIRECTORY", launch.sandbox().folder().toString());
    variables.put("MESOS_TASK_ID", launch.taskId());
    variables.put("MESOS_EXECUTOR_ID", launch.executorId());
    variables.put("MESOS_FRAMEWORK_ID", launch.frameworkId());
    variables.put("MESOS_SLAVE_ID", launch.agentId());
    variables.put("MESOS_CHECKPOINT", launch.checkpoint() ? "1" : "0");
    for (JsonNode one : launch.command().path("environment").path("variables")) {
      variables.put(one.path("name").asText(), value(one));
    }
    return variables;
  }

  /** A variable may be a secret by value, which agents put in its place. */
  private static String value(JsonNode variable) {
    JsonNode secret = variable.path("secret").path("value").path("data");
    return secret.isMissingNode()
        ? variable.path("value").asText()
        : new String(Base64.getDecoder().decode(secret.asText()), UTF_8);
  }
}
