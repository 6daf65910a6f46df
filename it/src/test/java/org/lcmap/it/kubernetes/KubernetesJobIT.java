package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
  void findsTheSameChangeAsLocalMode() {
    String application = Image.name() + "-change-detection";
    String job = "jobs/change_detection.py";

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
    assertThat(kubernetes.out())
        .containsPattern("_normal +724 +480 +2 +1  1987-12-17\n")
        .contains("Total: pixels 4, rows 2150, models 5, breaks 1, bad rows 0, bad files 0");
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
