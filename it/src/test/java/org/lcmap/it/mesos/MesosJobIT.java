package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/** Jobs of every kind give the results of local mode, and leave nothing behind. */
final class MesosJobIT {

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder().agent(AgentSpec.of(2, 4096)).agent(AgentSpec.of(2, 4096)).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.frameworks()).isEmpty();
    Await.until(
        () -> cluster.liveTasks() == 0, "all executors end", () -> cluster.tasks().toString());
  }

  @Test
  void sumsInJava() throws IOException {
    assertSum(submit("--class", "org.lcmap.example.Job", javaExample().toString()));
  }

  @Test
  void movesDataInEveryWay() {
    Command.Result result = submit(MesosDriver.job("exchange.py"), "3000000");

    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            shuffle 4499998500000 3000000 MB
            broadcast 328350
            accumulator 499500
            cache 99990000 10000 1
            join 7
            """);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void answersQueriesWithFunctionsInPythonAndStreams() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("one.csv"), "1\n2\n3\n");
    Files.writeString(in.resolve("two.csv"), "10\n");

    Command.Result result =
        submit(
            "--conf",
            "spark.io.encryption.enabled=true",
            MesosDriver.job("queries.py"),
            folder.toString());

    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            sql 50400
            udf 500500
            arrow 999000
            groups 10
            pandas 499500
            stream 16
            """);
  }

  private static Command.Result submit(String... job) {
    return MesosDriver.submit(cluster).and(job).run();
  }

  private static void assertSum(Command.Result result) {
    assertThat(result.out()).as(result.err()).isEqualTo("Sum of range(3) is:3\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  static Path javaExample() throws IOException {
    try (Stream<Path> built = Files.list(Checkout.file("examples/java/target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("lcmap-spark-example-[0-9.]+jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
