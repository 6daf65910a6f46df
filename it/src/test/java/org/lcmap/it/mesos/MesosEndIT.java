package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/** However a driver ends, its executors end too. */
final class MesosEndIT {

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @BeforeAll
  static void start() {
    cluster = MesosCluster.builder().agent(AgentSpec.of(4, 4096)).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void signalEndsTheFrameworkAtOnce(String signal, int exit) {
    try (Conversation driver = started("1h")) {
      kill(signal, driver.pid());

      assertThat(driver.await()).isEqualTo(exit);
      assertThat(cluster.frameworks()).isEmpty();
      assertNoExecutors(driver);
    }
  }

  @Test
  void killedDriversExecutorsEndAfterTheFailoverTimeout() {
    try (Conversation driver = started("3s")) {
      kill("KILL", driver.pid());

      assertThat(driver.await()).isEqualTo(137);
      assertNoExecutors(driver);
      Await.until(() -> cluster.frameworks().isEmpty(), "no framework", driver::errors);
    }
  }

  @Test
  void idleApplicationGivesItsExecutorsBackAndTheNextJobGetsNewOnes() {
    try (Conversation driver =
        new Conversation(
            MesosDriver.python(
                "mesos://" + cluster.master(),
                "--conf spark.mesos.driver.idleTimeout=2s --total-executor-cores 2"
                    + " --conf spark.ui.showConsoleProgress=false",
                "idle.py"))) {
      driver.say("first");
      assertThat(driver.hear()).isEqualTo("first [(0, 135), (1, 145), (2, 155)]");
      assertThat(cluster.liveTasks()).isPositive();

      assertNoExecutors(driver);
      assertThat(cluster.frameworks()).hasSize(1);
      assertThat(driver.errors())
          .contains(
              "no job has run for 2 s (spark.mesos.driver.idleTimeout): the executors go back");

      driver.say("second");
      assertThat(driver.hear()).isEqualTo("second [(0, 135), (1, 145), (2, 155)]");
      assertThat(driver.end()).isZero();
    }
  }

  private static Conversation started(String failover) {
    Conversation driver =
        new Conversation(
            MesosDriver.submit(cluster)
                .and("--conf", "spark.mesos.driver.failoverTimeout=" + failover)
                .and(MesosDriver.job("hold.py")));
    driver.hear();
    assertThat(cluster.frameworks()).hasSize(1);
    return driver;
  }

  private static void kill(String signal, long pid) {
    assertThat(Command.of("kill", "-" + signal, Long.toString(pid)).run().exit()).isZero();
  }

  private static void assertNoExecutors(Conversation driver) {
    Await.until(() -> cluster.liveTasks() == 0, "no executor", driver::errors);
  }
}
