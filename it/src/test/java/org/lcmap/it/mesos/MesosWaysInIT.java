package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Embedded;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/** Every way to start Spark leads to Mesos. */
final class MesosWaysInIT {

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    cluster = MesosCluster.builder().agent(AgentSpec.of(4, 4096)).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void sparkShell() {
    Command.Result result =
        MesosDriver.command("spark-shell", cluster)
            .typing(
                """
                case class P(n: Int)
                println(sc.parallelize(1 to 4, 2).map(P(_)).map(_.n * 3).sum)
                """)
            .run();

    assertThat(result.out()).as(result.err()).contains("30.0");
    assertThat(result.exit()).isZero();
  }

  @Test
  void sparkSql() {
    Command.Result result =
        MesosDriver.command("spark-sql", cluster)
            .in(folder)
            .and("-e", "select sum(id) from range(0, 100, 1, 4)")
            .run();

    assertThat(result.out()).as(result.err()).contains("4950");
    assertThat(result.exit()).isZero();
  }

  @Test
  void plainPythonThatNamesItsMasterInCode() {
    Command.Result result =
        Embedded.python()
            .and(MesosDriver.job("named_in_code.py"))
            .and("mesos://" + cluster.master(), "spark.executor.memory=512m")
            .and("spark.executor.cores=1", "spark.cores.max=1")
            .run();

    assertThat(result.out()).as(result.err()).isEqualTo("sum 285\nauthenticated true true\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void filesArchivesPythonFilesAndSecretsReachExecutors() throws IOException {
    Files.writeString(folder.resolve("words.txt"), "some words");
    Files.writeString(folder.resolve("helper.py"), "def triple(n):\n    return 3 * n\n");
    assertThat(
            Command.of("tar", "-C", folder.toString(), "-czf", folder + "/a.tar.gz", "words.txt")
                .run()
                .exit())
        .isZero();
    Path job =
        Files.writeString(
            folder.resolve("job.py"),
            """
            from pyspark import SparkContext, SparkFiles
            import os

            sc = SparkContext()

            def look(n):
                import helper
                text = open(SparkFiles.get('words.txt')).read()
                files = os.listdir(SparkFiles.get('unpacked'))
                return helper.triple(n), text, files, os.environ['TOKEN'], os.environ['KIND']

            print(sc.parallelize([14], 1).map(look).collect())
            """);

    Command.Result result =
        MesosDriver.submit(cluster)
            .and("--files", folder + "/words.txt", "--py-files", folder + "/helper.py")
            .and("--archives", folder + "/a.tar.gz#unpacked")
            .and("--conf", "spark.mesos.executor.secret.values=planted")
            .and("--conf", "spark.mesos.executor.secret.envkeys=TOKEN")
            .and("--conf", "spark.executorEnv.KIND=a kind", job.toString())
            .run();

    assertThat(result.out())
        .as(result.err())
        .isEqualTo("[(42, 'some words', ['words.txt'], 'planted', 'a kind')]\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void sparkConnectServer() throws IOException {
    int port = freePort();
    try (Conversation server =
        new Conversation(
            MesosDriver.submit(cluster)
                .and("--conf", "spark.connect.grpc.binding.port=" + port)
                .and("--class", "org.apache.spark.sql.connect.service.SparkConnectServer")
                .and("spark-internal"))) {
      Await.until(() -> listens(port), "the server listens", server::errors);
      Await.until(() -> cluster.liveTasks() == 2, "the server has executors", server::errors);

      Command.Result answer = connect(port);
      assertThat(answer.out()).as(answer.err() + server.errors()).isEqualTo("sum 4950 of 2\n");

      assertThat(Command.of("kill", Long.toString(server.pid())).run().exit()).isZero();
      assertThat(server.await()).isEqualTo(143);
      assertThat(cluster.frameworks()).isEmpty();
    }
  }

  /** A program with Spark Connect's client, which Spark keeps apart from the rest of its jars. */
  private static Command.Result connect(int port) {
    Path jars = Embedded.home().resolve("spark/jars");
    return Command.of("java", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp")
        .and(jars + "/connect-repl/*:" + jars + "/*")
        .and(MesosDriver.job("ConnectQuery.java"), "sc://127.0.0.1:" + port)
        .run();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
