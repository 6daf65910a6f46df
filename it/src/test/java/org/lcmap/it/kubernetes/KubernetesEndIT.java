package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;

/** However a driver ends, its executors end too. */
final class KubernetesEndIT {

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Team team;

  @BeforeAll
  static void start() {
    team = Team.create("ends", folder);
  }

  @AfterAll
  static void stop() {
    team.close();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void signalTakesTheExecutorsAlong(String signal, int exit) {
    try (Conversation driver = started()) {
      kill(signal, driver.pid());

      assertThat(driver.await()).isEqualTo(exit);
      team.awaitNoExecutors();
    }
  }

  @Test
  void executorsOfAKilledDriverEndWithinAMinute() {
    try (Conversation driver = started()) {
      Instant killed = Instant.now();
      kill("KILL", driver.pid());

      assertThat(driver.await()).isEqualTo(137);
      Await.until(
          () -> team.executors().stream().noneMatch(line -> line.matches(".* (Running|Pending)")),
          "no executor",
          () -> team.executors().toString());
      assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofMinutes(1));
      team.kubectl("delete", "pods", "--selector", "spark-role=executor", "--wait=false");
    }
  }

  private static Conversation started() {
    Conversation driver = new Conversation(team.submit().and(Team.job("hold.py")));
    driver.hear();
    Await.until(() -> team.running() == 2, "two executors run", driver::errors);
    return driver;
  }

  private static void kill(String signal, long pid) {
    assertThat(Command.of("kill", "-" + signal, Long.toString(pid)).run().exit()).isZero();
  }
}
