package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Conversation;

/** Executors come with work and go without it. */
final class KubernetesDynamicAllocationIT {

  private static final String OPTIONS =
      "--conf spark.dynamicAllocation.enabled=true"
          + " --num-executors 0"
          + " --conf spark.dynamicAllocation.maxExecutors=3"
          + " --conf spark.dynamicAllocation.shuffleTracking.enabled=true"
          + " --conf spark.dynamicAllocation.shuffleTracking.timeout=3s"
          + " --conf spark.dynamicAllocation.executorIdleTimeout=3s";

  @TempDir Path folder;

  @Test
  void growsWithWorkAndShrinksWithoutIt() {
    try (Team team = Team.create("growth", folder);
        Conversation driver = team.converse("rounds.py", OPTIONS)) {
      assertThat(driver.hear()).startsWith("ready ");
      assertThat(team.executors()).isEmpty();

      driver.say("first");
      Await.until(() -> team.executors().size() == 3, "three executors", driver::errors);
      assertThat(driver.hear()).startsWith("first [(0, 135)");
      Await.until(() -> team.executors().isEmpty(), "no executor", driver::errors);

      driver.say("second");
      Await.until(() -> team.running() > 0, "executors again", driver::errors);
      assertThat(driver.hear()).startsWith("second [(0, 135)");
      assertThat(driver.end()).isZero();
      assertThat(driver.errors()).isEmpty();
    }
  }
}
