package org.lcmap.spark.mesos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lcmap.mesos.model.ContainerInfo.Containerizer.Docker.PortMapping;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Labels;
import org.lcmap.mesos.model.Labels.Label;
import org.lcmap.mesos.model.Parameter;
import org.lcmap.mesos.model.Secret;
import org.lcmap.mesos.model.Volume;
import org.lcmap.spark.mesos.settings.LaunchSettings.Advertise;
import org.lcmap.spark.mesos.settings.LaunchSettings.Program;
import org.lcmap.spark.mesos.settings.LaunchSettings.SecretUse;

final class LaunchSettingsTest {

  @Test
  void volumesHaveOneTwoOrThreeParts() {
    assertThat(
            Settings.of(
                    "spark.mesos.executor.docker.volumes",
                    "/a,/a:/b, /c:ro,/d:rw,/e:/f:ro,/g:/h:rw")
                .launch()
                .container()
                .volumes())
        .containsExactly(
            empty("/a", Volume.Mode.RW),
            Volume.ofHost("/a", "/b", Volume.Mode.RW),
            empty("/c", Volume.Mode.RO),
            empty("/d", Volume.Mode.RW),
            Volume.ofHost("/e", "/f", Volume.Mode.RO),
            Volume.ofHost("/g", "/h", Volume.Mode.RW));
  }

  @Test
  void portMappingsAreTcpUnlessTheySayOtherwise() {
    assertThat(
            Settings.of("spark.mesos.executor.docker.portmaps", "80:8080,53:1053:udp,1:2:tcp")
                .launch()
                .container()
                .portMappings())
        .containsExactly(
            new PortMapping(80, 8080, Optional.of("tcp")),
            new PortMapping(53, 1053, Optional.of("udp")),
            new PortMapping(1, 2, Optional.of("tcp")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "a:b", "80:8080:icmp", "1:2:tcp:4", "70000:1"})
  void badPortMappingsAreRefused(String text) {
    assertThat(Settings.problems("spark.mesos.executor.docker.portmaps", text)).hasSize(1);
  }

  @Test
  void aDockerParametersValueMayContainEquals() {
    assertThat(
            Settings.of("spark.mesos.executor.docker.parameters", "a=1,b=2,c=3=4,d=")
                .launch()
                .container()
                .parameters())
        .containsExactly(
            new Parameter("a", "1"),
            new Parameter("b", "2"),
            new Parameter("c", "3=4"),
            new Parameter("d", ""));
  }

  @Test
  void aBadDockerParameterIsRefusedAndNotShown() {
    assertThat(Settings.problems("spark.mesos.executor.docker.parameters", "hush"))
        .containsExactly(
            "spark.mesos.executor.docker.parameters cannot be used: it has to be key=value,"
                + " separated by commas");
  }

  @Test
  void labelsHaveEscapes() {
    assertThat(
            Settings.of("spark.mesos.task.labels", "lcmap-spark:me,a\\:b:c\\,d,e:")
                .launch()
                .labels())
        .contains(
            new Labels(
                List.of(
                    new Label("lcmap-spark", Optional.of("me")),
                    new Label("a:b", Optional.of("c,d")),
                    new Label("e", Optional.of("")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a:b:c", "a:b,", "a\\:b", "a:b,c"})
  void malformedLabelsAreRefused(String text) {
    assertThat(Settings.problems("spark.mesos.task.labels", text)).hasSize(1);
    assertThat(Settings.problems("spark.mesos.network.labels", text)).hasSize(1);
  }

  @Test
  void secretsGoByNameOrValueIntoVariablesAndFiles() {
    assertThat(
            Settings.of(
                    "spark.mesos.executor.secret.names", "/a,/b",
                    "spark.mesos.executor.secret.envkeys", "A,B",
                    "spark.mesos.executor.secret.filenames", "a.txt, b.txt")
                .launch()
                .secrets())
        .containsExactly(
            new SecretUse(reference("/a"), Optional.of("A"), Optional.of("a.txt")),
            new SecretUse(reference("/b"), Optional.of("B"), Optional.of("b.txt")));
    assertThat(
            Settings.of(
                    "spark.mesos.executor.secret.values", "x",
                    "spark.mesos.executor.secret.envkeys", "X")
                .launch()
                .secrets())
        .singleElement()
        .satisfies(
            use -> assertThat(use.secret().content()).isInstanceOf(Secret.Content.Value.class));
  }

  @Test
  void secretsThatDoNotFitTheirPlacesAreRefused() {
    assertThat(
            Settings.problems(
                "spark.mesos.executor.secret.names", "a,b",
                "spark.mesos.executor.secret.envkeys", "A"))
        .containsExactly(
            "spark.mesos.executor.secret.envkeys is 'A': it has to be as many as there are secrets,"
                + " which are 2");
    assertThat(
            Settings.problems(
                "spark.mesos.executor.secret.names", "a",
                "spark.mesos.executor.secret.values", "hush"))
        .containsExactly(
            "spark.mesos.executor.secret.names and spark.mesos.executor.secret.values are both set:"
                + " set one of them");
    assertThat(Settings.problems("spark.mesos.executor.secret.names", "a")).hasSize(1);
  }

  @Test
  void sparkIsFoundByUriThenHomeThenTheImageThenTheDriver() {
    assertThat(program(Map.of("SPARK_HOME", "/d"))).isEqualTo(new Program.Home("/d", false));
    assertThat(program(Map.of("SPARK_HOME", "/d"), "spark.mesos.executor.docker.image", "i"))
        .isEqualTo(new Program.Home("/d", true));
    assertThat(program(Map.of(), "spark.mesos.executor.docker.image", "i"))
        .isEqualTo(new Program.Home("/opt/spark", true));
    assertThat(program(Map.of("SPARK_HOME", "/d"), "spark.mesos.executor.home", "/h"))
        .isEqualTo(new Program.Home("/h", false));
    assertThat(program(Map.of("SPARK_EXECUTOR_URI", "http://e/s.tgz")))
        .isEqualTo(new Program.Archive("http://e/s.tgz"));
    assertThat(
            program(
                Map.of("SPARK_EXECUTOR_URI", "http://e/s.tgz"), "spark.executor.uri", "http://c/s"))
        .isEqualTo(new Program.Archive("http://c/s"));
  }

  @Test
  void executorsRunInTheImageThatIsSetElseGivenElseTheDriversOwn() {
    Map<String, String> own = Map.of("SPARK_HOME", "/d", "LCMAP_SPARK_IMAGE", "own");
    Map<String, String> given =
        Map.of("SPARK_HOME", "/d", "LCMAP_SPARK_IMAGE", "own", "IMAGE", "given");

    assertThat(image(given, "spark.mesos.executor.docker.image", "set")).contains("set");
    assertThat(image(given)).contains("given");
    assertThat(image(own)).contains("own");
    assertThat(image(Map.of("SPARK_HOME", "/d", "IMAGE", " "))).isEmpty();
  }

  @Test
  void driversOwnImageIsLeftOutWhereTheUserSaysWhereSparkIs() {
    Map<String, String> own = Map.of("SPARK_HOME", "/d", "LCMAP_SPARK_IMAGE", "own");

    assertThat(image(own, "spark.mesos.executor.home", "/h")).isEmpty();
    assertThat(image(own, "spark.executor.uri", "http://e/s.tgz")).isEmpty();
  }

  private static Optional<String> image(Map<String, String> environment, String... pairs) {
    return Settings.of(environment, pairs).launch().container().image();
  }

  @Test
  void sparkHasToBeSomewhere() {
    assertThat(Settings.problems(Map.of()))
        .containsExactly(
            "spark.mesos.executor.home is not set, nor is SPARK_HOME: set it to the folder of Spark"
                + " on the agents, or set spark.mesos.executor.docker.image");
  }

  @Test
  void heapSizeDoesNotBelongIntoJavaOptions() {
    assertThat(Settings.problems("spark.executor.extraJavaOptions", "-Da=b -Xmx4g"))
        .singleElement()
        .asString()
        .contains("spark.executor.memory");
    assertThat(
            Settings.of(
                    "spark.executor.defaultJavaOptions", "-Da=1",
                    "spark.executor.extraJavaOptions", "-Db=2")
                .launch()
                .jvm()
                .options())
        .isEqualTo("-Da=1 -Db=2");
  }

  @Test
  void executorsInAVirtualNetworkUseTheirOwnNames() {
    assertThat(Settings.of().launch().container().advertise()).isEqualTo(Advertise.AGENT);
    assertThat(Settings.of("spark.mesos.network.name", "n").launch().container().advertise())
        .isEqualTo(Advertise.CONTAINER);
    assertThat(
            Settings.of("spark.mesos.network.name", "n", "spark.mesos.executor.advertise", "agent")
                .launch()
                .container()
                .advertise())
        .isEqualTo(Advertise.AGENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"os;zone:x", "os:a;", "os:a;os:b", "os:a:b", ":a"})
  void badConstraintsAreRefused(String text) {
    assertThat(Settings.problems("spark.mesos.constraints", text))
        .containsExactly(
            "spark.mesos.constraints is '"
                + text
                + "': it has to be attribute:value,value;attribute:value;..., each attribute once");
  }

  @Test
  void constraintsHaveNamesAndValues() {
    assertThat(Settings.of("spark.mesos.constraints", "os:a,b; zone:;n:4").offers().constraints())
        .containsExactly(
            new Constraint("os", List.of("a", "b")),
            new Constraint("zone", List.of()),
            new Constraint("n", List.of("4")));
  }

  private static Program program(Map<String, String> environment, String... pairs) {
    return Settings.of(environment, pairs).launch().program();
  }

  private static Secret reference(String name) {
    return new Secret(new Secret.Content.Reference(name));
  }

  private static Volume empty(String path, Volume.Mode mode) {
    return new Volume(EnumValue.of(mode), path);
  }
}
