package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lcmap.it.Await;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Embedded;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/** However the master is found, and should what finds it be lost. */
final class MesosMastersIT {

  private static final String RIGHT = "[(0, 135), (1, 145), (2, 155)]";

  @Test
  void masterThatDoesNotLeadSendsTheDriverOn() {
    try (MesosCluster cluster =
        MesosCluster.builder().masters(2).agent(AgentSpec.of(2, 4096)).start()) {
      String standby = cluster.masters().get(1);

      Command.Result result =
          MesosDriver.small(Embedded.command("spark-submit").and("--master", "mesos://" + standby))
              .and(Checkout.file("examples/jobs/job.py").toString())
              .run();

      assertThat(result.out()).as(result.err()).isEqualTo("Sum of range(3) is:3\n");
      assertThat(result.err()).isEmpty();
      assertThat(cluster.frameworks()).isEmpty();
    }
  }

  @Test
  void zooKeeperIsLostInMidJobAndWithItTheLeader() {
    try (MesosCluster cluster =
            MesosCluster.builder()
                .masters(2)
                .zooKeeper()
                .electionTimeout(Duration.ofSeconds(2))
                .heartbeatInterval(Duration.ofSeconds(1))
                .agent(AgentSpec.of(2, 4096))
                .start();
        Conversation driver =
            new Conversation(
                MesosDriver.python(
                    "mesos://" + cluster.zooKeeper(),
                    "--total-executor-cores 2 --conf spark.ui.showConsoleProgress=false",
                    "rounds.py"))) {
      assertThat(driver.hear()).startsWith("ready ");
      String framework = cluster.frameworks().get(0);

      driver.say("lost");
      cluster.faults().stopZooKeeper();
      Await.until(() -> cluster.frameworks().isEmpty(), "the leader ends", driver::errors);
      // Executors go on without a master.
      assertThat(driver.hear()).as(driver.errors()).isEqualTo("lost " + RIGHT);

      cluster.faults().startZooKeeper();
      cluster.faults().startMaster(0);
      cluster.faults().startMaster(1);
      Await.until(
          () -> cluster.frameworks().contains(framework), "the driver is back", driver::errors);
      driver.say("found");
      assertThat(driver.hear()).as(driver.errors()).isEqualTo("found " + RIGHT);
      assertThat(driver.end()).isZero();
      assertThat(cluster.frameworks()).isEmpty();
      Await.until(() -> cluster.liveTasks() == 0, "no executor", driver::errors);
    }
  }
}
