package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lcmap.it.Await;
import org.lcmap.it.Conversation;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.MesosCluster;

/** An agent that is taken out of service costs time only, where data may move. */
final class MesosDrainIT {

  private static final String OPTIONS =
      "--total-executor-cores 2 --conf spark.ui.showConsoleProgress=false"
          + " --conf spark.decommission.enabled=true --conf spark.storage.decommission.enabled=true"
          + " --conf spark.mesos.executor.killGracePeriod=60s"
          // One executor each before anything is computed.
          + " --conf spark.scheduler.minRegisteredResourcesRatio=1";

  @Test
  void executorOfADrainedAgentMovesItsDataBeforeItEnds() {
    try (MesosCluster cluster =
            MesosCluster.builder()
                .agent(AgentSpec.of(2, 4096))
                .agent(AgentSpec.of(2, 4096))
                .start();
        Conversation driver =
            new Conversation(
                MesosDriver.python("mesos://" + cluster.master(), OPTIONS, "moved.py"))) {
      assertThat(driver.hear()).isEqualTo("ready 100 100");
      ClusterTask drained = cluster.tasks().get(0);

      cluster.faults().drainAgent(drained.agent());
      Await.until(
          () -> cluster.tasks().stream().noneMatch(task -> task.taskId().equals(drained.taskId())),
          "the executor ends",
          driver::errors);
      driver.say("moved");

      assertThat(driver.hear()).as(driver.errors()).isEqualTo("moved 100 4950 4950");
      assertThat(driver.errors()).contains("its agent is being drained for maintenance");
      assertThat(driver.end()).isZero();
    }
  }
}
