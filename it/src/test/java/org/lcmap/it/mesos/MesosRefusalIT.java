package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Embedded;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/** What a user of a cluster can mend is told in a line, soon, and without a stack trace. */
final class MesosRefusalIT {

  private static final String SECRET = "planted-credential";

  @TempDir static Path certificates;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .agent(AgentSpec.of(1, 1024))
            .credentials("demo", SECRET)
            .roles("demo")
            .start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo   | wrong-secret       | demo  | did not accept the principal and secret
          nobody | planted-credential | demo  | did not accept the principal and secret
          demo   | planted-credential | other | Roles { other } are not present
          """)
  void masterRefusesCredentialsAndRoles(
      String principal, String secret, String role, String message) {
    Command.Result result =
        command("mesos://" + cluster.master())
            .with("MESOS_PRINCIPAL", principal)
            .with("MESOS_SECRET", secret)
            .with("MESOS_ROLE", role)
            .run();

    assertOneLine(result, message);
    assertThat(result.all()).doesNotContain(secret);
  }

  @Test
  void nobodyAnswers() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertOneLine(
        submit("mesos://127.0.0.1:" + port, "--conf", "spark.mesos.subscribeTimeout=2s"),
        "127.0.0.1:" + port);
  }

  @Test
  void masterSpeaksTlsOnly() {
    try (MesosCluster secure =
        MesosCluster.builder().tls(TestCertificates.create(certificates)).start()) {
      assertOneLine(
          submit("mesos://" + secure.master(), "--conf", "spark.mesos.subscribeTimeout=5s"), "TLS");
    }
  }

  @Test
  void badSettingsAreToldAllAtOnce() {
    Command.Result result =
        submit(
            "mesos://" + cluster.master(),
            "--conf",
            "spark.mesos.constraints=os",
            "--conf",
            "spark.mesos.containerizer=podman");

    assertThat(result.err())
        .contains("spark.mesos.constraints", "spark.mesos.containerizer", "podman")
        .doesNotContain("\tat ", "Exception", "Traceback");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void addressCannotBeUnderstood() {
    assertOneLine(submit("mesos://host:port"), "mesos://master.example.org:5050");
  }

  @Test
  void javaProgramNamesItsMasterInCode(@TempDir Path folder) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("InCode.java"),
            """
            import org.apache.spark.sql.SparkSession;

            public class InCode {
              public static void main(String[] arguments) {
                SparkSession.builder().master(arguments[0]).getOrCreate().range(3).count();
              }
            }
            """);
    Path jar = JobJar.of(source, folder.resolve("in-code.jar"));

    Command.Result result =
        Embedded.command("spark-submit")
            .and("--class", "InCode", jar.toString(), "mesos://" + cluster.master())
            .run();

    assertOneLine(result, "name it with --master or in the variable MASTER");
  }

  @Test
  void executorsHaveAnotherPython(@TempDir Path folder) throws IOException {
    Path python = folder.resolve("python3");
    Files.writeString(python, "#!/bin/sh\necho 3.9\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();

    Command.Result result =
        MesosDriver.small(Embedded.command("spark-submit"))
            .and("--master", "mesos://" + cluster.master())
            .and("--conf", "spark.mesos.principal=demo", "--conf", "spark.mesos.secret=" + SECRET)
            .and("--conf", "spark.mesos.role=demo", "--conf", "spark.pyspark.python=" + python)
            .and("--conf", "spark.pyspark.driver.python=" + Embedded.home() + "/python/bin/python3")
            .and("--total-executor-cores", "1")
            .and(Checkout.file("examples/jobs/job.py").toString())
            .run();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Python 3.9 on the executor, Python 3.11 on the driver")
        .doesNotContain("Traceback", "\tat ");
  }

  @Test
  void nothingFits() {
    try (Conversation driver =
        new Conversation(
            MesosDriver.small(
                    Embedded.command("spark-submit").and("--master", "mesos://" + cluster.master()))
                .and(
                    "--conf",
                    "spark.mesos.principal=demo",
                    "--conf",
                    "spark.mesos.secret=" + SECRET)
                .and("--conf", "spark.mesos.role=demo", "--executor-memory", "3g")
                .and("--conf", "spark.mesos.explainAfter=1s")
                .and(Checkout.file("examples/jobs/job.py").toString()))) {
      org.lcmap.it.Await.until(
          () -> driver.errors().contains("3,456") && driver.errors().contains("1,024"),
          "the driver says what was asked for and what there was",
          driver::errors);
    }
  }

  private static Command.Result submit(String master, String... options) {
    return command(master, options).run();
  }

  private static Command command(String master, String... options) {
    return Embedded.command("spark-submit")
        .and("--master", master, "--total-executor-cores", "1")
        .and(options)
        .and(Checkout.file("examples/jobs/job.py").toString());
  }

  private static void assertOneLine(Command.Result result, String message) {
    List<String> lines = result.err().lines().filter(MesosRefusalIT::isNoPatience).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("lcmap-spark: ").contains(message);
    assertThat(result.out()).isEmpty();
    assertThat(result.exit()).isEqualTo(1);
  }

  /** Whether the line is not one of those by which a driver shows that it tries again. */
  private static boolean isNoPatience(String line) {
    return !line.endsWith("trying again until it works");
  }
}
