package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code jupyter} does in a terminal, without a browser. */
final class JupyterCommandIT {

  private static final String DEMO = "examples/notebook/demo/spark.ipynb";

  @TempDir Path folder;

  @Test
  void tellsItsVersions() {
    Command.Result version = Embedded.command("jupyter").and("--version").run();

    assertThat(version.out()).contains("jupyterlab", "notebook");
    assertThat(version.err()).isEmpty();
    assertThat(version.exit()).isZero();
  }

  @Test
  void runsTheDemoNotebookWithNothingInTheEnvironment() {
    Command.Result executed =
        Command.of("env", "-u", "USER", "-u", "HOSTNAME", "-u", "MASTER", "-u", "IMAGE")
            .and(Embedded.home().resolve("bin/jupyter").toString())
            .and("nbconvert", "--to", "markdown", "--stdout", "--execute")
            .and(Checkout.file(DEMO).toString())
            .run();

    assertThat(executed.out()).contains("{'min': 0, 'max': 999999}");
    assertThat(executed.err()).doesNotContain("Traceback", "WARN");
    assertThat(executed.exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"notebook", "lab"})
  void startsAndStopsWithoutAWarning(String command) {
    try (NotebookServer server =
        NotebookServer.start(
            Embedded.command("jupyter").and("--ip=127.0.0.1", command).in(folder))) {
      assertThat(healthcheck().out()).contains("healthy: 127.0.0.1:");

      int exit = server.interrupt();

      assertThat(exit).isZero();
      assertThat(server.log()).contains("?token=").doesNotContain("[W ", "[E ", "Traceback");
    }
  }

  @Test
  void isHealthyBelowABasePath() {
    try (NotebookServer server =
        NotebookServer.start(
            Embedded.command("jupyter")
                .and("lab", "--ip=0.0.0.0", "--ServerApp.base_url=/lcmap/")
                .in(folder))) {
      assertThat(server.page("lab").getPath()).isEqualTo("/lcmap/lab");
      assertThat(healthcheck().out()).contains("/lcmap/api answered 200");
    }
  }

  @Test
  void saysInOneLineThatAPortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertRefuses("port " + port + " is in use", "--port", port, "--ip=127.0.0.1");
    }
  }

  @Test
  void saysInOneLineThatAnAddressIsNotOfThisMachine() {
    assertRefuses("cannot listen on '203.0.113.7'", "--ip=203.0.113.7");
    assertRefuses("cannot listen on 'no.such.host.invalid'", "--ip", "no.such.host.invalid");
  }

  private void assertRefuses(String reason, String... options) {
    Command.Result refused =
        Embedded.command("jupyter").and(options).and("notebook").in(folder).run();

    assertThat(refused.err()).startsWith("lcmap-spark: " + reason).hasLineCount(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.exit()).isEqualTo(1);
  }

  private static Command.Result healthcheck() {
    return Embedded.command("healthcheck").run();
  }
}
