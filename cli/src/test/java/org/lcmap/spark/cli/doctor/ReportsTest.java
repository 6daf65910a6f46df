package org.lcmap.spark.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people and machines get to see. */
final class ReportsTest {

  private static final List<Examined> CHECKS =
      List.of(
          new Examined("user", new Outcome.Ok("1000 (ada)"), Duration.ofMillis(3)),
          new Examined(
              "certificates",
              new Outcome.Warning("12 days left", "ask for new ones", List.of("CN=root")),
              Duration.ofMillis(40)),
          new Examined(
              "master",
              new Outcome.Failed("nothing listens at host:5050", "check the address"),
              Duration.ofMillis(957)),
          new Examined(
              "offers", new Outcome.Skipped("there is no master that answers"), Duration.ZERO));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  private String written() {
    return bytes.toString(UTF_8);
  }

  private void write(Paper paper, List<Examined> checks) {
    TextReport text = new TextReport(out, paper, checks.stream().map(Examined::name).toList());
    text.title("lcmap-spark doctor: mesos://host:5050");
    checks.forEach(
        check -> {
          text.begins(check.name());
          text.ends(check);
        });
    text.ends(new Report("mesos://host:5050", checks));
  }

  @Test
  void fileGetsPlainLines() {
    write(Paper.PLAIN, CHECKS);

    assertThat(written())
        .isEqualTo(
            """
            lcmap-spark doctor: mesos://host:5050

            ok      user          1000 (ada)
            warning certificates  12 days left
                                  -> ask for new ones
                                  CN=root
            failed  master        nothing listens at host:5050
                                  -> check the address
            skipped offers        there is no master that answers

            1 of 4 checks failed, 1 warning (1.0 s)
            """);
  }

  @Test
  void verdictSaysWhetherAJobWouldRun() {
    write(Paper.PLAIN, CHECKS.subList(0, 1));
    write(Paper.PLAIN, CHECKS.subList(0, 2));

    assertThat(written())
        .contains("\nAll is well (0.0 s)\n", "\nA job would run, 1 warning (0.0 s)\n");
  }

  @Test
  void terminalGetsColoursAndLinesThatFit() {
    Examined longer =
        new Examined("user", new Outcome.Ok("one two three four five six"), Duration.ZERO);

    write(new Paper(true, false, 30), List.of(longer));

    assertThat(written())
        .contains("\u001b[32mok      \u001b[0m")
        .contains("user  one two three\n              four five six\n");
  }

  @Test
  void terminalShowsWhatIsBeingWaitedFor() throws InterruptedException {
    TextReport text = new TextReport(out, new Paper(false, true, 80), List.of("zookeeper"));

    text.begins("zookeeper");
    text.waitsFor("host1:2181");
    while (!written().contains("host1:2181")) {
      Thread.onSpinWait();
    }
    text.ends(new Examined("zookeeper", new Outcome.Ok("fine"), Duration.ZERO));

    assertThat(written()).endsWith("\r\u001b[Kok      zookeeper  fine\n");
  }

  @Test
  void machineGetsJson() throws IOException {
    new JsonReport(out).ends(new Report("mesos://host:5050", CHECKS));

    JsonNode report = new JsonMapper().readTree(written());
    assertThat(report.path("subject").asText()).isEqualTo("mesos://host:5050");
    assertThat(report.path("exitCode").asInt()).isEqualTo(2);
    assertThat(report.path("checks").findValuesAsText("result"))
        .containsExactly("ok", "warning", "failed", "skipped");
    JsonNode warning = report.path("checks").get(1);
    assertThat(warning.path("name").asText()).isEqualTo("certificates");
    assertThat(warning.path("found").asText()).isEqualTo("12 days left");
    assertThat(warning.path("advice").asText()).isEqualTo("ask for new ones");
    assertThat(warning.path("details").get(0).asText()).isEqualTo("CN=root");
    assertThat(warning.path("millis").asLong()).isEqualTo(40);
  }
}
