package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Conversation;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.MesosCluster;

/**
 * Short applications in a row, with real executors, leave nothing behind on either side. One JVM
 * runs them all: a driver that lasts, such as a notebook's, is where a leak would hurt.
 *
 * <p>{@code make soak} runs two hundred.
 */
final class MesosSoakIT {

  private static final int APPLICATIONS = Integer.getInteger("soak.applications", 20);

  /** What caches may add at first; a leak in each application would be more in the end. */
  private static final long SLACK_KIB = 6 * 1024;

  /** What a JVM holds. */
  private record Held(long threads, long sockets, long heapKib) {

    static Held of(String line) {
      String[] words = line.split(" ", -1);
      return new Held(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    static Held here() throws IOException {
      System.gc();
      try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
        return new Held(
            ManagementFactory.getThreadMXBean().getThreadCount(),
            files.filter(Held::isSocket).count(),
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
      }
    }

    private static boolean isSocket(Path file) {
      try {
        return Files.readSymbolicLink(file).toString().startsWith("socket:");
      } catch (IOException closedMeanwhile) {
        return false;
      }
    }

    void assertNoMoreThan(Held before) {
      assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + 4);
      assertThat(sockets).as("sockets").isLessThanOrEqualTo(before.sockets + 2);
      assertThat(heapKib).as("KiB of heap").isLessThanOrEqualTo(before.heapKib + SLACK_KIB);
    }
  }

  @Test
  void applicationsInARowLeaveNothingBehind(@TempDir Path folder) throws IOException {
    Path jar = JobJar.of(MesosDriver.resource("Soak.java"), folder.resolve("soak.jar"));
    try (MesosCluster cluster = MesosCluster.builder().agent(AgentSpec.of(2, 2048)).start();
        Conversation driver =
            new Conversation(
                MesosDriver.submit(cluster)
                    .and("--total-executor-cores", "1", "--conf", "spark.ui.port=0")
                    .and("--class", "Soak", jar.toString(), "" + APPLICATIONS))) {
      Held first = Held.of(tenth(driver));
      Held firstHere = Held.here();
      Held last = first;
      for (int done = 10; done < APPLICATIONS; done += 10) {
        last = Held.of(tenth(driver));
      }
      assertThat(driver.await()).as(driver.errors()).isZero();

      last.assertNoMoreThan(first);
      Held.here().assertNoMoreThan(firstHere);
      assertThat(cluster.frameworks()).isEmpty();
      assertThat(cluster.tasksOfMaster()).isEmpty();
      assertThat(cluster.tasks()).isEmpty();
      Await.until(() -> cluster.liveTasks() == 0, "no executor", driver::errors);
    }
  }

  /** What the driver holds after the next ten applications, each of which says that it is done. */
  private static String tenth(Conversation driver) {
    String line = driver.hear();
    while (!line.contains(" ")) {
      line = driver.hear();
    }
    System.out.println("soak: " + line);
    return line;
  }
}
