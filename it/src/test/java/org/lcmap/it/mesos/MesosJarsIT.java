package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Command;
import org.lcmap.it.Embedded;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/** Classes reach executors that do not have them: a job's, and the cluster manager's own. */
final class MesosJarsIT {

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder().agent(AgentSpec.of(2, 4096)).agent(AgentSpec.of(2, 4096)).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void jarsAndPackagesReachExecutors() throws IOException {
    Path jar = jar("Triple", 3, folder.resolve("triple.jar"));
    Path artifact = Files.createDirectories(folder.resolve("repo/org/lcmap/it/fourfold/1.0"));
    jar("Fourfold", 4, artifact.resolve("fourfold-1.0.jar"));
    Files.writeString(
        artifact.resolve("fourfold-1.0.pom"),
        """
        <project><modelVersion>4.0.0</modelVersion>
        <groupId>org.lcmap.it</groupId><artifactId>fourfold</artifactId><version>1.0</version>
        </project>
        """);
    // The only repository is a folder: nothing is asked of the network.
    Path ivy =
        Files.writeString(
            folder.resolve("ivysettings.xml"),
            """
            <ivysettings><settings defaultResolver="folder"/><resolvers>
            <filesystem name="folder" m2compatible="true">
              <artifact pattern="%1$s/repo/[organisation]/[module]/[revision]/[artifact]-[revision].[ext]"/>
              <ivy pattern="%1$s/repo/[organisation]/[module]/[revision]/[module]-[revision].pom"/>
            </filesystem></resolvers></ivysettings>
            """
                .formatted(folder));

    Command.Result result =
        MesosDriver.submit(cluster)
            .and("--jars", jar.toString(), "--packages", "org.lcmap.it:fourfold:1.0")
            .and("--conf", "spark.jars.ivySettings=" + ivy)
            .and("--conf", "spark.jars.ivy=" + folder.resolve("cache"))
            .and("--num-executors", "1", MesosDriver.job("functions.py"))
            .run();

    assertThat(result.out()).as(result.err()).endsWith("sums 14850 19800\nexecutors 1\n");
    assertThat(result.exit()).isZero();
  }

  /** A function for SQL that multiplies. */
  private static Path jar(String name, int factor, Path jar) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve(name + ".java"),
            """
            package org.lcmap.it;

            public class %s implements org.apache.spark.sql.api.java.UDF1<Long, Long> {
              @Override
              public Long call(Long number) {
                return number * %d;
              }
            }
            """
                .formatted(name, factor));
    return JobJar.of(source, jar);
  }

  /**
   * An archive of plain Spark, but that its jars are links: its own launcher starts what it knows,
   * and it knows nothing of us.
   */
  @Test
  void archiveOfPlainSparkRunsExecutorsWithOurJar() throws IOException {
    Path plain = Files.createDirectories(folder.resolve("spark-4.2.0-bin-plain"));
    Files.createSymbolicLink(plain.resolve("jars"), Embedded.home().resolve("spark/jars"));
    Path program = Files.createDirectory(plain.resolve("bin")).resolve("spark-class");
    Files.copy(MesosDriver.resource("spark-class"), program);
    Command.of("chmod", "+x", program.toString()).answer();
    Command.of(
            "tar", "-C", folder + "", "-czf", folder + "/plain.tgz", plain.getFileName().toString())
        .answer();

    Command.Result result =
        MesosDriver.submit(cluster)
            .and("--conf", "spark.executor.uri=file://" + folder + "/plain.tgz?signed=x")
            .and("--conf", "spark.mesos.executor.jar=file://" + ourJar())
            .and("--conf", "spark.executor.extraJavaOptions=-Dlcmap.it.planted='a b'")
            .and("--conf", "spark.executor.extraLibraryPath=" + Embedded.home().resolve("native"))
            .and(MesosDriver.job("whereabouts.py"))
            .run();

    assertThat(result.out()).as(result.err()).isEqualTo("spark-4.2.0-bin-plain a b\n");
    assertThat(result.exit()).isZero();
  }

  private static Path ourJar() throws IOException {
    try (var jars = Files.list(Embedded.home().resolve("mesos"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("spark-mesos-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
