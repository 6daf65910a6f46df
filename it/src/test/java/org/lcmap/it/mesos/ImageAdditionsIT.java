package org.lcmap.it.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Image;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;
import org.lcmap.mesos.testing.TestCertificates;

/**
 * What an image on top of ours can add, by the Dockerfile of the page on it: a jar, settings, an
 * authority that signed the certificate of a site's server, and a script; seen from drivers and
 * from executors on Mesos.
 */
final class ImageAdditionsIT {

  private static final Path ADDITIONS = Checkout.file("it/src/test/resources/additions");
  private static final String IMAGE = Image.name() + "-additions";
  private static final String ANSWER = "the site's answer";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static HttpsServer server;

  @BeforeAll
  static void buildTheImageAndServe() throws IOException {
    Path certificates = Files.createDirectory(folder.resolve("client"));
    server = serve(TestCertificates.create(certificates));
    Path context = folder.resolve("context");
    Command.of("cp", "-R", ADDITIONS.toString(), context.toString()).answer();
    Files.createDirectories(context.resolve("certificates"));
    Files.copy(certificates.resolve("trustedroot.crt"), context.resolve("certificates/site.crt"));
    Files.createDirectories(context.resolve("jars"));
    Command.of("javac", "--release", "17", "-d", folder + "/classes", context + "/Added.java")
        .answer();
    Command.of(
            "jar", "--create", "--file", context + "/jars/site.jar", "-C", folder + "/classes", ".")
        .answer();
    // As anyone may have it who runs the image.
    Command.of("chmod", "-R", "a+rX", context.toString()).answer();
    Command.Result built =
        Command.of(
                "docker",
                "build",
                "--quiet",
                "--network",
                "host",
                "--build-arg",
                "BASE=" + Image.name())
            .and("--tag", IMAGE, context.toString())
            .with("DOCKER_BUILDKIT", "0")
            .run();
    assertThat(built.exit()).as(built.all()).isZero();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    Command.of("docker", "image", "rm", "--force", IMAGE).run();
  }

  @Test
  void driverAndExecutorsSeeAllThatIsAdded() {
    try (MesosCluster cluster = MesosCluster.builder().agent(AgentSpec.of(2, 2048)).start()) {
      Command.Result result =
          look("-e", "MASTER=mesos://" + cluster.master())
              .and("--conf", "spark.mesos.executor.docker.image=" + IMAGE)
              .and("--total-executor-cores", "1", "--executor-memory", "512m")
              .and("/additions/look.py", address())
              .run();

      assertThat(result.out())
          .as(result.err())
          .isEqualTo(
              """
              driver: /data/%1$s %2$s %2$s
              executor: /data/%1$s %2$s %2$s
              settings: UTC 17
              """
                  .formatted(hostname(), ANSWER));
      assertThat(result.err()).isEqualTo("site data: /data/" + hostname() + "\n");
    }
  }

  @Test
  void userOfTheImageWinsOverItsSettings() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.conf"), "spark.sql.shuffle.partitions 5\n");

    Command.Result option =
        look("-e", "MASTER=local[1]")
            .and("--conf", "spark.sql.shuffle.partitions=3", "/additions/look.py", address())
            .run();
    Command.Result properties =
        look("-e", "MASTER=local[1]", "-v", file + ":/mine.conf:ro")
            .and("--properties-file", "/mine.conf", "--load-spark-defaults")
            .and("/additions/look.py", address())
            .run();

    assertThat(option.out()).as(option.err()).endsWith("settings: UTC 3\n");
    assertThat(properties.out()).as(properties.err()).endsWith("settings: UTC 5\n");
  }

  @Test
  void scriptsRunOnceForWhatACommandStartsAndForEachExec() throws IOException {
    String name = "lcmap-it-additions";
    try (Conversation container =
        new Conversation(
            Image.run("-i", "--name", name, "-v", count())
                .and(IMAGE, "bash", "-c", "echo up; cat"))) {
      assertThat(container.hear()).isEqualTo("up");
      Command.Result counted = Command.of("docker", "exec", name, "pyspark", "--version").run();
      Command.Result healthy = Command.of("docker", "exec", name, "healthcheck").run();

      assertThat(container.errors()).containsOnlyOnce("counted");
      assertThat(counted.err()).as(counted.all()).containsOnlyOnce("counted");
      assertThat(healthy.all()).contains("alive").doesNotContain("counted");
    } finally {
      Command.of("docker", "rm", "--force", name).run();
    }
  }

  @Test
  void scriptThatFailsEndsTheStartInOneLine() throws IOException {
    Path failing = Files.writeString(folder.resolve("20-fails.sh"), "cat /nowhere/at/all\n");

    Command.Result refused =
        Image.run("-v", failing + ":/opt/lcmap-spark/etc/startup.d/20-fails.sh:ro")
            .and(Image.name(), "spark-submit", "jobs/job.py")
            .run();

    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .endsWith(
            "lcmap-spark: the start-up script /opt/lcmap-spark/etc/startup.d/20-fails.sh ended the"
                + " start, with exit code 1\n");
    assertThat(refused.exit()).isEqualTo(1);
  }

  @Test
  void whatIsNoCertificateIsNamed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.crt"), "no certificate\n");
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rw-r--r--"));

    Command.Result refused =
        Image.run("-v", empty + ":/opt/lcmap-spark/etc/certificates/empty.crt:ro")
            .and(Image.name(), "pyspark")
            .run();

    assertThat(refused.all())
        .isEqualTo(
            "lcmap-spark: cannot trust the certificates of"
                + " /opt/lcmap-spark/etc/certificates/empty.crt: it holds no certificate in PEM\n");
    assertThat(refused.exit()).isEqualTo(1);
  }

  @Test
  void withoutTheAuthorityTheServerIsNotTrusted() {
    Command.Result refused =
        Image.run(Image.name(), "python3", "-c")
            .and("import sys, urllib.request as r; r.urlopen(sys.argv[1])", address())
            .run();

    assertThat(refused.err()).contains("CERTIFICATE_VERIFY_FAILED");
  }

  /** {@code spark-submit} in the image, for any user and on a read-only root. */
  private static Command look(String... options) {
    return Image.run("-u", "12345:54321", "--read-only", "--tmpfs", "/tmp")
        .and("-v", ADDITIONS + ":/additions:ro")
        .and(options)
        .and(IMAGE, "spark-submit", "--driver-memory", "512m");
  }

  private static String count() throws IOException {
    Path script = Files.writeString(folder.resolve("05-count.sh"), "echo counted\n");
    return script + ":/opt/lcmap-spark/etc/startup.d/05-count.sh:ro";
  }

  private static HttpsServer serve(TestCertificates certificates) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.serverContext()));
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = ANSWER.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String address() {
    return "https://localhost:" + server.getAddress().getPort() + "/";
  }

  private static String hostname() {
    return Command.of("uname", "-n").run().out().strip();
  }
}
