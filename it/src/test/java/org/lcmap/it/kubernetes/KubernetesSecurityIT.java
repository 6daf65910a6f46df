package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Stranger;

/** Driver and executors know each other by a secret, and what goes between them is encrypted. */
final class KubernetesSecurityIT {

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Team team;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  @SuppressWarnings("NullAway.Init")
  private static Stranger stranger;

  @BeforeAll
  static void start() {
    team = Team.create("guarded", folder);
    driver = team.converse("hold.py", "");
    stranger = Stranger.told(driver.hear());
  }

  @AfterAll
  static void stop() {
    try (Team ending = team;
        Conversation last = driver) {
      assertThat(last.end()).as(last.errors()).isZero();
      ending.awaitNoExecutors();
    }
  }

  @Test
  void authenticationAndEncryptionAreOn() throws Exception {
    assertThat(stranger.page("/api/v1/applications/ID/environment"))
        .contains(
            "[ \"spark.authenticate\", \"true\" ]",
            "[ \"spark.network.crypto.enabled\", \"true\" ]",
            "[ \"spark.network.crypto.saslFallback\", \"false\" ]");
  }

  @Test
  void strangerWithoutTheSecretIsTurnedAwayByTheDriver() {
    Command.Result turnedAway = stranger.attachToDriver();

    assertThat(turnedAway.exit()).isNotZero().isNotEqualTo(124);
    assertThat(turnedAway.all()).doesNotContain("Successfully registered");
  }

  @Test
  void strangerWithoutTheSecretGetsNoDataFromAnExecutor() throws Exception {
    Command.Result turnedAway = stranger.askAnExecutor();

    assertThat(turnedAway.out()).as(turnedAway.err()).isEmpty();
    assertThat(turnedAway.exit()).isNotZero();
  }
}
