package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's notebook line in the image, for any user, with the demo notebook in a browser. */
final class NotebookImageIT {

  private final String container = "notebook-" + UUID.randomUUID();

  @TempDir Path folder;

  @BeforeEach
  void copyTheDemo() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path demo = Files.createDirectory(folder.resolve("demo"));
    Files.setPosixFilePermissions(demo, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.copy(Checkout.file("examples/notebook/demo/spark.ipynb"), demo.resolve("spark.ipynb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "12345:54321"})
  void theGuidesLineRunsTheDemo(String user) throws IOException {
    String host = InetAddress.getLocalHost().getHostName();
    try (NotebookServer server = NotebookServer.start(guidesLine(user, host));
        Browser browser = new Browser(folder.resolve("browser"))) {
      assertThat(server.page("").getHost()).isEqualTo(host);

      browser.open(server.page("tree"));
      browser.await("the mounted folder", text -> text.contains("demo"));
      browser.openNotebook(server.page("notebooks/demo/spark.ipynb"));
      browser.run(0);
      browser.run(1);
      browser.run(2, output -> output.contains("{'min': 0, 'max': 999999}"));
      browser.screenshot("demo-in-image-" + user.replace(':', '-'));

      Command.Result health = docker("exec", container, "healthcheck");
      assertThat(health.out()).startsWith("healthy: " + host);
      assertThat(health.exit()).isZero();
      Await.until(
          () -> inspect("{{.State.Health.Status}}").equals("healthy"), "health", server::log);

      docker("stop", "--time", "10", container);
      assertThat(server.log()).doesNotContain("[W ", "[E ", "Traceback");
    }
  }

  @Test
  void aShellIsHealthyWhileItIsThere() {
    docker("run", "-d", "--rm", "--name", container, Image.name(), "sleep", "300");
    try {
      Command.Result health = docker("exec", container, "healthcheck");

      assertThat(health.out()).startsWith("alive");
      assertThat(health.exit()).isZero();
    } finally {
      docker("kill", container);
    }
  }

  private Command guidesLine(String user, String host) {
    return Image.run("-u", user, "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL")
        .and("--security-opt", "no-new-privileges", "--name", container)
        .and("-v", folder.resolve("demo") + ":/home/lcmap/notebook/demo")
        .and("-e", "IMAGE=" + Image.name(), "-e", "MASTER=local[*]")
        .and(Image.name(), "jupyter", "--ip=" + host, "notebook");
  }

  private static Command.Result docker(String... words) {
    return Command.of("docker").and(words).run();
  }

  private String inspect(String format) {
    return docker("inspect", "--format", format, container).out().strip();
  }
}
