package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Image;

/** Jobs of every kind give the results of local mode, and leave nothing behind. */
final class KubernetesJobIT {

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Team team;

  @BeforeAll
  static void start() {
    team = Team.create("jobs", folder);
  }

  @AfterAll
  static void stop() {
    team.close();
  }

  @AfterEach
  void nothingIsLeft() {
    team.awaitNoExecutors();
  }

  @Test
  void sumsInPython() {
    Command.Result result =
        team.submit().and(Checkout.file("examples/jobs/job.py").toString()).run();

    assertThat(result.out()).as(result.err()).isEqualTo("Sum of range(3) is:3\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void findsTheSameChangeAsLocalModeInTheApplicationsImage() {
    String application = Image.name() + "-change-detection";
    String job = "jobs/change_detection.py";

    Command.Result local =
        Image.run(
                application, "spark-submit", "--master", "local[2]", job, "data/landsat", "/tmp/s")
            .run();
    Command.Result kubernetes =
        Image.run(
                "-v",
                team.kubeconfig() + ":/home/lcmap/.kube/config:ro",
                "-u",
                "0",
                "-e",
                "IMAGE=" + application)
            .and(application, "spark-submit")
            .and(team.options())
            .and(job, "data/landsat", "/tmp/s")
            .run();

    assertThat(kubernetes.exit()).as(kubernetes.all()).isZero();
    assertThat(lines(kubernetes))
        .isEqualTo(lines(local))
        .anyMatch(line -> line.contains("1987-12-17"));
  }

  /** What the job found, without where it ran and wrote. */
  private static List<String> lines(Command.Result result) {
    return result
        .out()
        .lines()
        .filter(line -> !line.contains(" in ") && !line.contains(" on "))
        .toList();
  }

  @Test
  void movesDataInEveryWay() {
    Command.Result result = team.submit().and(Team.job("exchange.py"), "300000").run();

    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            shuffle 44999850000 300000 MB
            broadcast 328350
            accumulator 499500
            cache 99990000 10000 1
            join 7
            """);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void answersQueriesWithFunctionsInPython() {
    Command.Result result = team.submit().and(Team.job("queries.py")).run();

    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            sql 50400
            udf 500500
            arrow 999000
            groups 10
            pandas 499500
            """);
    assertThat(result.err()).isEmpty();
  }
}
