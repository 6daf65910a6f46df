package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words that recording 25 was made with. */
class DockerArgvTest {

  private static TaskLaunch task(String command, String docker, String more) {
    ObjectNode task =
        (ObjectNode)
            Json.parse(
                "{\"task_id\":{\"value\":\"t\"},\"command\":"
                    + command
                    + ",\"container\":{\"type\":\"DOCKER\",\"docker\":{\"image\":\"IMAGE\","
                    + "\"network\":\"HOST\""
                    + docker
                    + "}"
                    + more
                    + "}}");
    task.set(
        "resources",
        new AgentSpec("cpus:0.5;mem:64;ports:[31005-31005]", "")
            .info("127.0.0.1", 1)
            .total()
            .json("demo", false));
    Sandbox sandbox = new Sandbox(Path.of("/S"));
    return new TaskLaunch(
        "f", "a", "t", task, "demo", true, false, "ID", Optional.empty(), sandbox);
  }

  private static String words(String command, String docker, String more) {
    return String.join(" ", DockerArgv.run(task(command, docker, more)));
  }

  @Test
  void replacesTheEntrypointForAShell() {
    String command =
        "{\"value\":\"echo x\",\"environment\":{\"variables\":[{\"name\":\"FOO\",\"value\":\"a b\"}]}}";

    assertThat(words(command, "", ""))
        .isEqualTo(
            "run --cpu-shares 512 --memory 67108864 -e FOO=a b -e MESOS_ALLOCATION_ROLE=demo"
                + " -e MESOS_CONTAINER_NAME=mesos-ID -e MESOS_SANDBOX=/mnt/mesos/sandbox"
                + " -v /S:/mnt/mesos/sandbox --net host --entrypoint /bin/sh --name mesos-ID"
                + " IMAGE -c echo x");
  }

  @Test
  void keepsTheEntrypointWithoutAShell() {
    String command = "{\"shell\":false,\"value\":\"echo\",\"arguments\":[\"one\",\"two\"]}";

    assertThat(words(command, "", "")).endsWith("--net host --name mesos-ID IMAGE echo one two");
  }

  @Test
  void takesRelativeVolumesFromTheSandboxAndParametersLast() {
    String volumes =
        ",\"volumes\":[{\"mode\":\"RO\",\"container_path\":\"/a\",\"host_path\":\"/host\"},"
            + "{\"mode\":\"RW\",\"container_path\":\"/rel\",\"host_path\":\"reldir\"}]";
    String parameters =
        ",\"privileged\":true,\"parameters\":[{\"key\":\"user\",\"value\":\"12345\"}]";

    assertThat(words("{\"value\":\"id\"}", parameters, volumes))
        .startsWith("run --privileged --cpu-shares")
        .contains("-v /host:/a:ro -v /S/reldir:/rel:rw -v /S:/mnt/mesos/sandbox")
        .endsWith("--name mesos-ID --user=12345 IMAGE -c id");
  }

  @Test
  void mapsPortsThatTheTaskHasAndNoOthers() {
    String mapping =
        ",\"network\":\"BRIDGE\",\"port_mappings\":[{\"host_port\":%d,\"container_port\":80}]";

    assertThat(words("{\"value\":\"id\"}", mapping.formatted(31005), ""))
        .contains("--net bridge -p 31005:80 --entrypoint");
    assertThatThrownBy(() -> words("{\"value\":\"id\"}", mapping.formatted(31006), ""))
        .hasMessage("Failed to create docker run options: Port [31006] not included in resources");
  }

  @Test
  void refusesAHostnameWithTheHostsNetwork() {
    assertThatThrownBy(() -> words("{\"value\":\"id\"}", "", ",\"hostname\":\"my-host\""))
        .hasMessage(
            "Failed to create docker run options: Unable to set hostname with host network mode");
  }
}
