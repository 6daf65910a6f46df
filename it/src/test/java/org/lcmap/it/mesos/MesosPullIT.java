package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Image;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/**
 * The agent is on another machine, whose engine has no image: it pulls the image from a registry by
 * itself. The tests tell one story, since an image of this size is pushed and pulled just once.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MesosPullIT {

  private static final Path FOLDER = Checkout.file("it/target/pull");

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Registry registry;

  @SuppressWarnings("NullAway.Init")
  private static OtherEngine agents;

  @SuppressWarnings("NullAway.Init")
  private static MesosCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    registry = new Registry(FOLDER.resolve("registry"));
    agents = new OtherEngine(FOLDER.resolve("engine"));
    cluster =
        MesosCluster.builder()
            .zooKeeper()
            .dockerHost(agents.host())
            .agent(AgentSpec.of(1, 2048))
            .start();
    docker("tag", Image.name(), image());
    docker("push", "--quiet", image());
  }

  @AfterAll
  @SuppressWarnings("try") // both are closed, whatever fails
  static void stop() {
    try (Registry first = registry;
        OtherEngine second = agents) {
      cluster.close();
    } finally {
      Command.of("docker", "image", "rm", image()).run();
    }
  }

  @Test
  @Order(1)
  void agentPullsTheImageThatItLacks() {
    assertThat(id(agents.docker())).isEmpty();

    runTheGuidesJob("false");

    assertThat(id(agents.docker())).isEqualTo(id(Command.of("docker"))).isNotEmpty();
  }

  @Test
  @Order(2)
  void agentKeepsTheImageThatItHasUnlessItIsForcedToPull() {
    final String old = id(agents.docker());
    assertThat(old).isNotEmpty();
    String changed = "FROM " + image() + "\nLABEL org.lcmap.test=changed\n";
    Command build = Command.of("docker", "build", "--quiet", "--tag", image(), "-");
    build.with("DOCKER_BUILDKIT", "0").typing(changed).answer();
    docker("push", "--quiet", image());

    runTheGuidesJob("false");
    assertThat(id(agents.docker())).isEqualTo(old);

    runTheGuidesJob("true");
    assertThat(id(agents.docker())).isEqualTo(id(Command.of("docker"))).isNotEqualTo(old);
  }

  private static void runTheGuidesJob(String forcePull) {
    Command.Result result =
        Image.run("-v", Checkout.file("examples/jobs") + ":/home/lcmap/jobs:ro")
            .and("-e", "IMAGE=" + image(), "-e", "MASTER=mesos://" + cluster.zooKeeper(), image())
            .and("spark-submit", "--driver-memory", "512m", "--executor-memory", "512m")
            .and("--conf", "spark.mesos.executor.docker.forcePullImage=" + forcePull)
            .and("jobs/job.py")
            .run();

    assertThat(result.out()).as(result.err()).isEqualTo("Sum of range(3) is:3\n");
    assertThat(cluster.frameworks()).isEmpty();
  }

  private static String image() {
    return registry.address() + "/lcmap-spark:1";
  }

  private static String id(Command docker) {
    return docker.and("images", "--quiet", "--no-trunc", image()).run().out().strip();
  }

  private static void docker(String... words) {
    Command.of("docker").and(words).answer();
  }
}
