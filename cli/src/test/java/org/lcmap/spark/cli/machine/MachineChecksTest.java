package org.lcmap.spark.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.cli.settings.SparkOptions;
import org.lcmap.spark.mesos.defaults.ThisMachine;

final class MachineChecksTest {

  @TempDir Path folder;

  private static EffectiveSettings master(String url) {
    return EffectiveSettings.read(new SparkOptions(), Map.of("MASTER", url));
  }

  private static Outcome local(String url) {
    return new LocalSettingsCheck(master(url), 4).run(words -> {});
  }

  @Test
  void localMasterFitsThisComputer() {
    assertThat(local("local[*]"))
        .isEqualTo(new Outcome.Ok("all runs here, on 4 of 4 processors, with 1g of memory"));
    assertThat(local("local").found()).startsWith("all runs here, on 1 of 4 processors");
    assertThat(local("local[2, 3]").found()).startsWith("all runs here, on 2 of 4 processors");
  }

  @Test
  void moreTasksThanProcessorsAreAWarning() {
    assertThat(local("local[8]")).isInstanceOf(Outcome.Warning.class);
    assertThat(local("local[8]").found()).endsWith("; 8 tasks at once");
  }

  @Test
  void masterThatNobodyKnowsFails() {
    assertThat(local("local[x]")).isInstanceOf(Outcome.Failed.class);
    assertThat(local("local[x]").found()).isEqualTo("cannot use the master 'local[x]'");
  }

  @Test
  void standaloneMasterTakesConnections() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String host = "127.0.0.1:" + server.getLocalPort();

      assertThat(new StandaloneCheck("spark://" + host).run(words -> {}))
          .isEqualTo(new Outcome.Ok(host + " takes connections"));
      assertThat(new StandaloneCheck("spark://127.0.0.1:1," + host).run(words -> {}).found())
          .isEqualTo("1 of 2 masters do not answer");
    }
  }

  @Test
  void standaloneMasterIsMissing() {
    assertThat(new StandaloneCheck("spark://127.0.0.1:1").run(words -> {}))
        .isEqualTo(
            new Outcome.Failed(
                "nothing listens at 127.0.0.1:1", "is the master running? Its log names its URL"));
    assertThat(new StandaloneCheck("spark://host").run(words -> {}).found())
        .isEqualTo("'host' is no host and port");
  }

  @Test
  void driverIsFoundAndItsPortsAreFree() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      EffectiveSettings settings =
          EffectiveSettings.read(
              new SparkOptions(),
              Map.of(
                  "MASTER", "spark://host:7077",
                  "SPARK_LOCAL_IP", "10.1.2.3",
                  "SPARK_CONF_DIR", folder.toString()));
      assertThat(new DriverCheck(settings, new ThisMachine()).run(words -> {}))
          .isEqualTo(new Outcome.Ok("executors find it at 10.1.2.3, on free ports"));

      Files.writeString(
          folder.resolve("spark-defaults.conf"), "spark.driver.port " + server.getLocalPort());
      Outcome taken =
          new DriverCheck(
                  EffectiveSettings.read(new SparkOptions(), settings.environment()),
                  new ThisMachine())
              .run(words -> {});
      assertThat(taken).isInstanceOf(Outcome.Warning.class);
      assertThat(taken.found())
          .startsWith("port " + server.getLocalPort() + " (spark.driver.port) is taken");
    }
  }

  @Test
  void portSaysWhyItCannotBeReached() {
    assertThat(new Port("no.such.host.invalid", 1).problem(Duration.ofSeconds(5)))
        .contains("the host no.such.host.invalid is not known");
    assertThat(Port.of("[::1]:22")).isEqualTo(new Port("::1", 22)).hasToString("[::1]:22");
  }

  @Test
  void userHasAHomeOrIsTold() {
    assertThat(new UserCheck(Map.of("USER", "ada", "HOME", "/home/ada")).run(words -> {}).found())
        .matches("\\d+ \\(ada\\), home /home/ada");
    assertThat(
            new UserCheck(
                    Map.of(
                        "HOME", "/tmp/state/home", "LCMAP_SPARK_STATE", "/tmp/state", "USER", "x"))
                .run(words -> {}))
        .isInstanceOf(Outcome.Warning.class);
  }

  @Test
  void componentsAreThoseThatAreThere() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("spark/jars"));
    Files.createDirectories(folder.resolve("mesos"));
    for (String jar :
        new String[] {
          "spark/jars/spark-core_2.13-4.2.0.jar",
          "spark/jars/scala-library-2.13.18.jar",
          "spark/jars/zookeeper-jute-3.9.5.jar",
          "spark/jars/zookeeper-3.9.4.jar",
          "mesos/bcpkix-jdk18on-1.82.jar"
        }) {
      Files.createFile(folder.resolve(jar));
    }

    Map<String, String> versions = new Components(folder).versions();

    assertThat(versions)
        .containsEntry("Spark", "4.2.0")
        .containsEntry("Scala", "2.13.18")
        .containsEntry("ZooKeeper client", "3.9.4")
        .containsEntry("Bouncy Castle", "1.82")
        .doesNotContainKeys("Python", "picocli");
    assertThat(versions.get("Java")).startsWith("17.");
  }
}
