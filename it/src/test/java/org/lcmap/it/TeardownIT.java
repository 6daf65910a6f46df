package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/**
 * However a user leaves a shell, a job or a notebook that runs in the image on a cluster, the
 * cluster's resources are free within seconds.
 */
final class TeardownIT {

  /** The ten seconds after which {@code docker stop} kills, and some for a busy machine. */
  private static final Duration SECONDS = Duration.ofSeconds(15);

  private static final String CONTAINER = "lcmap-it-teardown";
  private static final Pattern PROMPT = Pattern.compile("(?m)^>>> $");
  private static final Pattern KERNEL = Pattern.compile("\"id\": ?\"([-0-9a-f]{36})\"");

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .zooKeeper()
            .agent(AgentSpec.of(1, 2048))
            .agent(AgentSpec.of(1, 2048))
            .start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** What a user does at the terminal, or elsewhere. */
  enum End {
    CTRL_C {
      @Override
      void befall(Terminal terminal) {
        terminal.press('\u0003');
      }
    },
    DOCKER_STOP {
      @Override
      void befall(Terminal terminal) {
        stopContainer();
      }
    },
    CLOSED_TERMINAL {
      @Override
      void befall(Terminal terminal) {
        terminal.hangUp();
      }
    };

    abstract void befall(Terminal terminal);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void jobIsEnded(End end) {
    try (Terminal terminal = terminal("spark-submit /resources/hold.py")) {
      terminal.awaitShown(Pattern.compile("http://"));
      awaitTasks(2);

      end.befall(terminal);

      assertFreeWithinSeconds(terminal);
    }
  }

  /** At its prompt, Ctrl-C ends what is typed, not the shell. */
  @ParameterizedTest
  @EnumSource(value = End.class, names = "CTRL_C", mode = EnumSource.Mode.EXCLUDE)
  void shellIsEnded(End end) {
    try (Terminal terminal = terminal("pyspark")) {
      terminal.awaitShown(PROMPT);
      terminal.type("print('sum', sc.parallelize(range(6), 2).sum())");
      terminal.awaitShown(Pattern.compile("(?m)^sum 15"));
      awaitTasks(2);

      end.befall(terminal);

      assertFreeWithinSeconds(terminal);
      assertThat(terminal.shown()).doesNotContain("Traceback", "Exception");
    }
  }

  @Test
  void kernelIsClosedAndServerIsStopped() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    String context = "import pyspark\nsc = pyspark.SparkContext()";
    NotebookFile.write(
        folder.resolve("demo/holds.ipynb"), context, "sc.parallelize(range(6), 2).sum()");
    try (NotebookServer server = NotebookServer.start(jupyter());
        Browser browser = new Browser(folder.resolve("browser"))) {
      runsOnTheCluster(browser, server);

      shutDown(kernel(server), server);
      assertFreeWithinSeconds(server::log);

      runsOnTheCluster(browser, server);
      stopContainer();
      assertFreeWithinSeconds(server::log);
    }
  }

  private static void runsOnTheCluster(Browser browser, NotebookServer server) {
    browser.openNotebook(
        server.page("lab/workspaces/w" + System.nanoTime() + "/tree/demo/holds.ipynb"));
    browser.run(0);
    browser.run(1, output -> output.contains("15"));
    awaitTasks(2);
  }

  private Command jupyter() {
    return Image.run("--name", CONTAINER, "-v", folder + "/demo:/home/lcmap/notebook/demo")
        .and("-u", "0", "-e", "MASTER=" + master(), "-e", "IMAGE=" + Image.name(), Image.name())
        .and("jupyter", "--ip=127.0.0.1", "lab");
  }

  private static String kernel(NotebookServer server) {
    return KERNEL
        .matcher(answer(server, "GET", "api/kernels"))
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** As the page's "Shut Down Kernel" does. */
  private static void shutDown(String kernel, NotebookServer server) {
    assertThat(answer(server, "DELETE", "api/kernels/" + kernel)).isEmpty();
  }

  private static String answer(NotebookServer server, String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.page(path).toString().split("\\?", 2)[0]))
            .header("Authorization", "token " + server.token())
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(server.log(), e);
    }
  }

  private static Terminal terminal(String command) {
    String line =
        "docker run -it --rm --net host --name %s -e MASTER=%s -v %s:/resources:ro %s %s"
            .formatted(
                CONTAINER,
                master(),
                Checkout.file("it/src/test/resources/mesos"),
                Image.name(),
                command);
    return Terminal.run(line, Checkout.root(), new HashMap<>());
  }

  private static String master() {
    return "mesos://" + cluster.zooKeeper();
  }

  private static void stopContainer() {
    assertThat(Command.of("docker", "stop", CONTAINER).run().exit()).isZero();
  }

  private static void awaitTasks(int number) {
    Await.until(
        () -> cluster.liveTasks() == number,
        number + " executors",
        () -> cluster.tasks().toString());
  }

  private static void assertFreeWithinSeconds(Terminal terminal) {
    assertFreeWithinSeconds(terminal::shown);
    Await.until(TeardownIT::isContainerGone, "no container", terminal::shown);
  }

  private static void assertFreeWithinSeconds(Supplier<String> state) {
    Instant start = Instant.now();
    Await.until(
        () -> cluster.liveTasks() == 0 && cluster.frameworks().isEmpty(), "a free cluster", state);
    assertThat(Duration.between(start, Instant.now())).as(state.get()).isLessThan(SECONDS);
  }

  private static boolean isContainerGone() {
    return Command.of("docker", "ps", "-aq", "--filter", "name=" + CONTAINER).run().out().isEmpty();
  }
}
