package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/**
 * Holds Docker tasks to recording 16, in real containers. The image of the recording is replaced by
 * one that the engine has.
 */
class DockerRecordingsIT {

  private static final String IMAGE = "debian:bookworm-slim";

  @Test
  void runsContainersAsRecorded() throws Exception {
    try (MesosCluster cluster = RecordingsTest.recorded().start();
        Replay replay = replay(cluster)) {
      // Whether a container is killed for its memory depends on the machine's control groups.
      replay
          .with("x=a; while true; do x=$x$x; done", "sleep 300")
          .when("docker-oom is TASK_RUNNING", () -> cluster.faults().outOfMemory("docker-oom"))
          .with("/var/mesos/etc", "/etc/apt");

      replay.run(Recording.read("16-docker"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(25);
    }
    assertThat(containers()).as("containers left behind").isEmpty();
  }

  private static Replay replay(MesosCluster cluster) {
    return new Replay(cluster, SocketFactory.getDefault(), Set.of()).with("busybox:local", IMAGE);
  }

  private static String containers() {
    return ProcessRun.of(List.of("docker", "ps", "-aq", "--filter", "name=^mesos-")).out();
  }
}
