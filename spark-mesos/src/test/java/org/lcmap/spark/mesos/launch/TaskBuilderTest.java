package org.lcmap.spark.mesos.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lcmap.spark.mesos.launch.Launches.environment;
import static org.lcmap.spark.mesos.launch.Launches.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.CommandInfo;
import org.lcmap.mesos.model.ContainerInfo;
import org.lcmap.mesos.model.ContainerInfo.Containerizer;
import org.lcmap.mesos.model.ContainerInfo.Containerizer.Docker;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Environment.Variable;
import org.lcmap.mesos.model.Image;
import org.lcmap.mesos.model.KillPolicy;
import org.lcmap.mesos.model.Labels;
import org.lcmap.mesos.model.Labels.Label;
import org.lcmap.mesos.model.NetworkInfo;
import org.lcmap.mesos.model.Parameter;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.Volume;
import org.lcmap.mesos.model.VolumeSource;

final class TaskBuilderTest {

  private static final String IMAGE = "spark.mesos.executor.docker.image";

  @Test
  void aTaskHasNameResourcesLabelsAndGrace() {
    TaskInfo task = task("spark.mesos.task.labels", "a:b");

    assertThat(task.name()).isEqualTo("app 0");
    assertThat(task.taskId().value()).isEqualTo("spark-x-0000000");
    assertThat(task.agentId().value()).isEqualTo("a1");
    assertThat(task.resources()).hasSize(1);
    assertThat(task.labels()).contains(new Labels(List.of(new Label("a", Optional.of("b")))));
    assertThat(task.killPolicy()).contains(KillPolicy.graceful(Duration.ofSeconds(10)));
  }

  @Test
  void withoutAnImageMesosRunsAShellOnTheAgent() {
    TaskInfo task = task();

    assertThat(container(task).containerizer())
        .isEqualTo(new Containerizer.Mesos(Optional.empty()));
    assertThat(command(task).shell()).contains(true);
  }

  @Test
  void aDockerImageKeepsItsEntrypoint() {
    CommandInfo command = command(task(IMAGE, "i"));

    assertThat(command.shell()).contains(false);
    assertThat(command.value()).contains("/bin/sh");
    assertThat(command.arguments()).hasSize(2).first().isEqualTo("-c");
  }

  @Test
  void anEntrypointCanBeReplacedByAShell() {
    CommandInfo command =
        command(task(IMAGE, "i", "spark.mesos.executor.docker.entrypoint", "false"));

    assertThat(command.shell()).contains(true);
    assertThat(command.arguments()).isEmpty();
  }

  @Test
  void allSettingsOfADockerContainerAreThere() {
    ContainerInfo container =
        container(
            task(
                IMAGE,
                "some/image:v1",
                "spark.mesos.executor.docker.forcePullImage",
                "true",
                "spark.mesos.executor.docker.volumes",
                "/a:/b:ro",
                "spark.mesos.executor.docker.portmaps",
                "80:8080",
                "spark.mesos.executor.docker.parameters",
                "a=1,b=2",
                "spark.mesos.executor.user",
                "12345"));

    assertThat(container.containerizer())
        .isEqualTo(
            new Docker(
                "some/image:v1",
                Optional.of(EnumValue.of(Docker.Network.BRIDGE)),
                List.of(new Docker.PortMapping(80, 8080, Optional.of("tcp"))),
                Optional.empty(),
                List.of(
                    new Parameter("a", "1"),
                    new Parameter("b", "2"),
                    new Parameter("user", "12345")),
                Optional.of(true),
                Optional.empty()));
    assertThat(container.volumes()).containsExactly(Volume.ofHost("/a", "/b", Volume.Mode.RO));
  }

  @Test
  void forcePullIsOffUnlessAsked() {
    assertThat(((Docker) container(task(IMAGE, "i")).containerizer()).forcePullImage())
        .contains(false);
  }

  @Test
  void theMesosContainerizerTakesADockerImage() {
    TaskInfo task =
        task(
            IMAGE,
            "i",
            "spark.mesos.containerizer",
            "mesos",
            "spark.mesos.executor.user",
            "someone");

    assertThat(container(task).containerizer())
        .isEqualTo(
            new Containerizer.Mesos(
                Optional.of(new Image(new Image.Kind.Docker("i"), Optional.of(true)))));
    assertThat(command(task).shell()).contains(true);
    assertThat(command(task).user()).contains("someone");
    assertThat(
            ((Containerizer.Mesos)
                    container(
                            task(
                                IMAGE,
                                "i",
                                "spark.mesos.containerizer",
                                "mesos",
                                "spark.mesos.executor.docker.forcePullImage",
                                "true"))
                        .containerizer())
                .image()
                .flatMap(Image::cached))
        .contains(false);
  }

  @Test
  void volumesWorkWithoutAnImage() {
    assertThat(container(task("spark.mesos.executor.docker.volumes", "/a:/b")).volumes())
        .containsExactly(Volume.ofHost("/a", "/b", Volume.Mode.RW));
  }

  @Test
  void aNetworkHasNameAndLabels() {
    ContainerInfo container =
        container(
            task(
                IMAGE,
                "i",
                "spark.mesos.network.name",
                "net",
                "spark.mesos.network.labels",
                "k:v"));

    Docker docker = (Docker) container.containerizer();
    assertThat(docker.network()).contains(EnumValue.of(Docker.Network.USER));
    assertThat(docker.parameters()).isEmpty();
    assertThat(container.networkInfos())
        .containsExactly(
            new NetworkInfo(
                List.of(),
                Optional.of("net"),
                List.of(),
                Optional.of(new Labels(List.of(new Label("k", Optional.of("v"))))),
                List.of()));
  }

  @Test
  void withoutANetworkDockersContainerIsOnTheHosts() {
    assertThat(((Docker) container(task(IMAGE, "i")).containerizer()).network()).isEmpty();
  }

  @Test
  void secretsAreVariablesAndFiles() {
    TaskInfo task =
        task(
            "spark.mesos.executor.secret.values", "hush",
            "spark.mesos.executor.secret.envkeys", "S",
            "spark.mesos.executor.secret.filenames", "s.txt");

    assertThat(command(task).environment().orElseThrow().variables())
        .filteredOn(v -> v.name().equals("S"))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.type()).contains(EnumValue.of(Variable.Type.SECRET));
              assertThat(v.value()).isEmpty();
              assertThat(v.secret()).isPresent();
            });
    assertThat(container(task).volumes())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.containerPath()).isEqualTo("s.txt");
              assertThat(v.mode()).isEqualTo(EnumValue.of(Volume.Mode.RO));
              assertThat(v.source().map(VolumeSource::kind))
                  .get()
                  .isInstanceOf(VolumeSource.Kind.Secret.class);
            });
    assertThat(task.toString()).doesNotContain("hush");
  }

  @Test
  void theEnvironmentHasMemoryOptionsPathsAndTheUsersVariables() {
    Map<String, String> environment =
        environment(
            task(
                "spark.executor.memory", "4g",
                "spark.executor.extraClassPath", "/x.jar",
                "spark.executor.defaultJavaOptions", "-Dd=1",
                "spark.executor.extraJavaOptions", "-Da={{APP_ID}} -De={{EXECUTOR_ID}}",
                "spark.executorEnv.FOO", "a b",
                "spark.executorEnv.MESOS_SANDBOX", "/driver/sandbox"));

    assertThat(environment)
        .containsEntry("SPARK_EXECUTOR_MEMORY", "4096m")
        .containsEntry("SPARK_EXECUTOR_CLASSPATH", "/x.jar")
        .containsEntry("SPARK_EXECUTOR_OPTS", "-Dd=1 -Da=fw-0001 -De=0")
        .containsEntry("FOO", "a b")
        .containsEntry("TOKEN", "once")
        .doesNotContainKey("MESOS_SANDBOX");
  }

  @Test
  void sparkIsToldWhereTheOutputIs() {
    assertThat(environment(task()))
        .containsEntry(
            "SPARK_LOG_URL_STDERR",
            "http://h1.example.org:5051/files/download?path=%2Fframeworks%2Ffw-0001%2Fexecutors%2F"
                + "spark-x-0000000%2Fruns%2Flatest%2Fstderr")
        .containsKey("SPARK_LOG_URL_STDOUT")
        .hasEntrySatisfying(
            "SPARK_LOG_URL_SANDBOX",
            url ->
                assertThat(url).contains("/files/browse?path=%2Fframeworks%2F").endsWith("latest"));
  }

  @Test
  void aPortOfTheOfferIsToldToTheExecutor() {
    TaskInfo task =
        task(
            Launches.executor(List.of(), 0, Map.of("spark.blockManager.port", 31005)),
            "spark.executor.extraJavaOptions",
            "-Da=b");

    assertThat(environment(task))
        .containsEntry("SPARK_EXECUTOR_OPTS", "-Da=b -Dspark.blockManager.port=31005");
  }

  @Test
  void urisAreFetchedAndCachedOnDemand() {
    assertThat(
            command(
                    task(
                        "spark.executor.uri", "http://e/d/spark.tgz?token=x",
                        "spark.mesos.uris", "http://e/a.zip,/b"))
                .uris())
        .containsExactly(
            uri("http://e/d/spark.tgz?token=x", false, Optional.of("spark.tgz")),
            uri("http://e/a.zip", false, Optional.empty()),
            uri("/b", false, Optional.empty()));
    assertThat(
            command(
                    task(
                        "spark.executor.uri",
                        "http://e/s.tgz",
                        "spark.mesos.fetcherCache.enable",
                        "true"))
                .uris())
        .containsExactly(uri("http://e/s.tgz", true, Optional.empty()));
  }

  private static CommandInfo.Uri uri(String value, boolean cache, Optional<String> outputFile) {
    return new CommandInfo.Uri(
        value, Optional.empty(), Optional.empty(), Optional.of(cache), outputFile);
  }

  private static ContainerInfo container(TaskInfo task) {
    return task.container().orElseThrow();
  }

  private static CommandInfo command(TaskInfo task) {
    return task.command().orElseThrow();
  }
}
