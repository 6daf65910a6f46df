package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Image;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * As the guide has it: the driver in a container of the image, executors in containers of the same
 * image, three masters found through ZooKeeper, TLS with client certificates, a principal, a role.
 */
final class MesosImageIT {

  @TempDir static Path certificates;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .masters(3)
            .zooKeeper()
            .electionTimeout(Duration.ofSeconds(5))
            .tls(TestCertificates.create(certificates))
            .credentials("lcmap", "kept-secret")
            .roles("science")
            .agent(AgentSpec.of(2, 4096))
            .agent(AgentSpec.of(2, 4096))
            .start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.frameworks()).isEmpty();
    Await.until(() -> cluster.liveTasks() == 0, "no executor", () -> cluster.tasks().toString());
    assertThat(Command.of("docker", "ps", "--format", "{{.Names}}").run().out().lines())
        .noneMatch(name -> cluster.tasks().stream().anyMatch(task -> name.contains(task.taskId())));
  }

  @Test
  void runsTheGuidesJob() {
    Command.Result result =
        Image.run("-v", jobs()).and(driver(Image.name())).and("jobs/job.py").run();

    assertThat(result.out()).as(result.err()).isEqualTo("Sum of range(3) is:3\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void missingImageIsTheReasonThatTheDriverTells() throws IOException {
    cluster.faults().imageMissing(true);
    try (Conversation driver =
        new Conversation(
            Image.run("--name", "lcmap-it-missing", "-v", jobs())
                .and(driver(Image.name()))
                .and("jobs/job.py"))) {
      Await.until(
          () -> driver.errors().contains("Mesos says: Failed to"), "a reason", driver::errors);
      assertThat(Command.of("docker", "stop", "-t", "20", "lcmap-it-missing").run().exit())
          .isZero();
      assertThat(driver.await()).isNotZero();
    } finally {
      cluster.faults().imageMissing(false);
    }
  }

  @Test
  void imageWithAnotherSparkEndsTheJobAtOnce(@TempDir Path context) throws IOException {
    String other = Image.name() + "-other-spark";
    Files.writeString(context.resolve("spark-version-info.properties"), "version=4.1.1\n");
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM %s\nCOPY *.properties /other/\nENV SPARK_EXECUTOR_CLASSPATH=/other\n"
            .formatted(Image.name()));
    Command.Result built =
        Command.of("docker", "build", "-q", "-t", other, context.toString())
            .with("DOCKER_BUILDKIT", "0")
            .run();
    assertThat(built.exit()).as(built.all()).isZero();
    try {
      Command.Result result =
          Image.run("-v", jobs())
              .and(driver(Image.name()))
              .and("--conf", "spark.mesos.executor.docker.image=" + other, "jobs/job.py")
              .run();

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err().lines())
          .filteredOn(
              line -> line.contains("Spark 4.1.1 on the executor, Spark 4.2.0 on the driver"))
          .isNotEmpty();
      assertThat(result.err())
          .contains("spark.mesos.executor.docker.image names their image")
          .doesNotContain("Traceback", "\tat ");
    } finally {
      // The executor's container may still be on its way out.
      Command.of("docker", "rmi", "-f", other).run();
    }
  }

  private static String jobs() {
    return Checkout.file("examples/jobs") + ":/home/lcmap/jobs:ro";
  }

  /** Options of {@code docker run}, the image, and {@code spark-submit} with all but the job. */
  private static String[] driver(String image) {
    return List.of(
            "-u",
            Command.of("id", "-u").run().out().strip(),
            "-v",
            certificates + ":/certs:ro",
            "-e",
            "MESOS_SECRET=kept-secret",
            image,
            "spark-submit",
            "--master",
            "mesos://" + cluster.zooKeeper(),
            "--driver-memory",
            "512m",
            "--executor-memory",
            "512m",
            "--executor-cores",
            "1",
            "--total-executor-cores",
            "2",
            "--conf",
            "spark.mesos.principal=lcmap",
            "--conf",
            "spark.mesos.role=science",
            "--conf",
            "spark.mesos.executor.docker.image=" + image,
            "--conf",
            "spark.mesos.executor.docker.forcePullImage=false",
            "--conf",
            "spark.mesos.task.labels=lcmap-spark:demo")
        .toArray(String[]::new);
  }
}
