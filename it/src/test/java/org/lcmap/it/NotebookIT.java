package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks that a person likes, in a real browser: progress, cancel, and Spark's own pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NotebookIT {

  private static final String MAKE_CONTEXT =
      """
      import time
      import pyspark
      sc = pyspark.SparkContext('local[2]')
      """;
  private static final String SLOW_JOB =
      "sc.parallelize(range(400), 400).map(lambda x: time.sleep(0.3)).count()";
  private static final Pattern SUMMARY =
      Pattern.compile("Spark: \\d jobs?, \\d stages?, \\d tasks?");
  private static final String SUM = "sc.parallelize(range(10)).sum()";
  private static final String SQL =
      """
      from pyspark.sql import SparkSession
      spark = SparkSession.builder.master('local[2]').appName('SQL').getOrCreate()
      spark.range(1000).selectExpr('id % 7 AS k').cache().groupBy('k').count().collect()
      """;

  @TempDir static Path folder;

  private NotebookServer server;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    Files.createDirectory(folder.resolve("notebook"));
    browser = new Browser(folder.resolve("browser"));
    server = NotebookServer.embedded(folder);
  }

  @AfterAll
  void stop() {
    browser.close();
    server.close();
  }

  @Test
  void showsProgressBelowTheCellAndCancelsWhatIsInterrupted() {
    notebook("progress", MAKE_CONTEXT, SLOW_JOB, SUM, "sc.statusTracker().getActiveJobsIds()");
    browser.openNotebook(server.page("lab/workspaces/progress/tree/progress.ipynb"));

    browser.run(0, output -> output.contains("Spark UI"));
    browser.run(1, output -> output.matches("(?s).*job 0.*tasks [1-9]\\d*/400 \\(2 running\\).*"));
    browser.screenshot("progress-in-lab");
    browser.interruptKernel();
    String cancelled = browser.awaitOutput(1, output -> output.contains("KeyboardInterrupt"));
    browser.awaitIdle();
    browser.screenshot("cancelled-in-lab");
    String sum = browser.run(2, output -> output.contains("45") && output.contains("2 tasks"));
    String active = browser.run(3, output -> !output.isBlank());

    assertThat(cancelled)
        .contains("1 job (1 cancelled)", "stages 0/1")
        .contains("KeyboardInterrupt: the cell was interrupted")
        .doesNotContain("py4j");
    assertThat(sum).contains("1 job, 1 stage, 2 tasks");
    assertThat(active.strip()).endsWith("[]");
  }

  @Test
  void showsProgressOfSqlAndOfTheNextContextInTheClassicPage() {
    notebook("sql", SQL, "spark.stop()\n" + MAKE_CONTEXT + SUM);
    browser.openNotebook(server.page("notebooks/sql.ipynb"));

    // The cell's value may show before the last word on its jobs.
    browser.run(0, output -> output.contains("Row(k=") && SUMMARY.matcher(output).find());
    String next = browser.run(1, output -> output.contains("45") && output.contains("2 tasks"));
    browser.screenshot("progress-in-notebook");

    assertThat(next).contains("Spark: 1 job, 1 stage, 2 tasks");
  }

  @Test
  void opensEveryTabOfTheSparkUiForTwoContextsAtOnce() {
    notebook("first", SQL);
    notebook("second", SQL);
    URI first = runAndFindSparkUi("first");
    URI second = runAndFindSparkUi("second");

    assertThat(first).isNotEqualTo(second);
    for (URI ui : List.of(first, second)) {
      assertThat(ui.getRawAuthority()).isEqualTo(server.page("").getRawAuthority());
      assertThat(ui.getPath()).startsWith("/spark-ui/local-");
      browser.open(ui);
      List<URI> tabs = browser.links("a.nav-link");
      assertThat(tabs)
          .extracting(tab -> tab.getPath().replaceAll(".*/(\\w+)/", "$1"))
          .contains("jobs", "stages", "storage", "environment", "executors", "SQL");
      tabs.stream().distinct().forEach(this::assertTabHasItsContent);
    }
  }

  @Test
  void leavesNoJvmWhenAKernelIsKilled() {
    notebook("killed", MAKE_CONTEXT + SUM);
    List<ProcessHandle> before = server.jvms();
    browser.openNotebook(server.page("lab/workspaces/killed/tree/killed.ipynb"));
    browser.run(0, output -> output.contains("45"));
    ProcessHandle jvm =
        server.jvms().stream().filter(one -> !before.contains(one)).findAny().orElseThrow();
    List<ProcessHandle> all = Stream.concat(jvm.descendants(), Stream.of(jvm)).toList();

    jvm.parent().orElseThrow().destroyForcibly();

    Await.until(
        () -> all.stream().noneMatch(ProcessHandle::isAlive), "end of the JVM", server::log);
  }

  @Test
  void stopsAtOnceOnSigtermAndLeavesNothing() {
    NotebookServer other = NotebookServer.embedded(folder);
    try (other) {
      notebook("stopped", MAKE_CONTEXT + "sc.parallelize(range(99), 99).map(time.sleep).count()");
      browser.openNotebook(other.page("lab/workspaces/stopped/tree/stopped.ipynb"));
      browser.run(0, output -> output.contains("running)"));
      List<ProcessHandle> all = other.processes();

      other.stop();

      assertThat(all).hasSizeGreaterThanOrEqualTo(2);
      Await.until(() -> all.stream().noneMatch(ProcessHandle::isAlive), "end of all", other::log);
      assertThat(other.log()).doesNotContain("Traceback", "Exception");
    }
  }

  @Test
  void leadsToNothingButSparkUisAndOnlyWithTheToken() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer stranger =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger.createContext("/", exchange -> asked.add(exchange.getRequestURI().toString()));
    stranger.start();
    Files.writeString(
        Files.createDirectories(folder.resolve("runtime/spark-ui")).resolve("stranger.json"),
        "{\"port\": " + stranger.getAddress().getPort() + "}");

    int planted = status("spark-ui/stranger/jobs/", server.token());
    int port = status("spark-ui/22/", server.token());
    int withoutToken = status("spark-ui/stranger/jobs/", "none");
    stranger.stop(0);

    assertThat(planted).isEqualTo(404);
    assertThat(port).isEqualTo(404);
    assertThat(withoutToken).isEqualTo(302);
    assertThat(asked).isEmpty();
  }

  private int status(String path, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.page("").resolve("/" + path))
            .header("Authorization", "token " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private URI runAndFindSparkUi(String name) {
    browser.openNotebook(server.page("lab/workspaces/" + name + "/tree/" + name + ".ipynb"));
    browser.run(0, output -> output.contains("Row(k="));
    return browser.links("a[href*='/spark-ui/']").get(0);
  }

  private void assertTabHasItsContent(URI tab) {
    browser.open(tab);
    String name = tab.getPath().replaceAll(".*/(\\w+)/", "$1");
    browser.await(
        name,
        text ->
            switch (name) {
              case "jobs" -> text.contains("Completed Jobs") && text.contains("Event Timeline");
              case "stages" -> text.contains("Completed Stages");
              case "storage" -> text.contains("Memory Deserialized");
              case "environment" -> text.contains("Runtime Information");
              // The page that other ways through Jupyter leave blank.
              case "executors" -> text.contains("Thread Dump") && !text.contains("Loading");
              case "SQL" -> text.contains("COMPLETED");
              default -> !text.isBlank();
            });
    browser.screenshot("spark-ui-" + name);
  }

  private static void notebook(String name, String... cells) {
    NotebookFile.write(folder.resolve("notebook").resolve(name + ".ipynb"), cells);
  }
}
