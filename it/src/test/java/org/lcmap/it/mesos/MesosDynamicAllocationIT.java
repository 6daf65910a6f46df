package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lcmap.it.Await;
import org.lcmap.it.Conversation;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/** Executors come with work and go without it. */
final class MesosDynamicAllocationIT {

  private static final String OPTIONS =
      "--conf spark.cores.max=3 --conf spark.ui.showConsoleProgress=false"
          + " --conf spark.dynamicAllocation.enabled=true"
          + " --conf spark.dynamicAllocation.shuffleTracking.enabled=true"
          + " --conf spark.dynamicAllocation.shuffleTracking.timeout=3s"
          + " --conf spark.dynamicAllocation.executorIdleTimeout=3s";

  @Test
  void growsWithWorkAndShrinksWithoutIt() {
    try (MesosCluster cluster = MesosCluster.builder().agent(AgentSpec.of(4, 8192)).start();
        Conversation driver =
            new Conversation(
                MesosDriver.python("mesos://" + cluster.master(), OPTIONS, "rounds.py"))) {
      assertThat(driver.hear()).startsWith("ready ");
      assertThat(cluster.tasks()).isEmpty();

      driver.say("first");
      Await.until(() -> executors(cluster) == 3, "three executors", driver::errors);
      assertThat(driver.hear()).startsWith("first [(0, 135)");
      Await.until(() -> executors(cluster) == 0, "no executor", driver::errors);

      driver.say("second");
      Await.until(() -> executors(cluster) > 0, "executors again", driver::errors);
      assertThat(driver.hear()).startsWith("second [(0, 135)");
      assertThat(driver.end()).isZero();
      assertThat(driver.errors()).isEmpty();
    }
  }

  private static long executors(MesosCluster cluster) {
    return cluster.tasks().stream().filter(task -> !task.isOver()).count();
  }
}
