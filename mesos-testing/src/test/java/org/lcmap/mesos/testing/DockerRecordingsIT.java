package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds Docker tasks to recordings 16, 22c and 25, in real containers. The image of the recording
 * is replaced by one that the engine has.
 */
class DockerRecordingsIT {

  private static final String IMAGE = "debian:bookworm-slim";

  @TempDir Path folder;

  @Test
  void runsContainersAsRecorded() throws Exception {
    try (MesosCluster cluster = RecordingsTest.recorded().start();
        Replay replay = replay(cluster, SocketFactory.getDefault())) {
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

  @Test
  void makesTheWordsOfDockerRunThatWereRecorded() throws Exception {
    try (MesosCluster cluster = RecordingsTest.recorded().start();
        Replay replay = replay(cluster, SocketFactory.getDefault())) {
      // That engine refused privileged containers after five seconds; any engine refuses this so.
      Path environment = folder.resolve("environment");
      assertThat(ProcessRun.of(List.of("mkfifo", environment.toString())).status()).isZero();
      replay
          // The image that no registry has, in a spelling that is not replaced.
          .with(
              "busybox:local\", \"network\": \"HOST\", \"force_pull_image\": true",
              "busybox\\u003alocal\", \"network\": \"HOST\", \"force_pull_image\": true")
          .with(
              "\"privileged\": true",
              "\"parameters\": [{\"key\": \"env-file\", \"value\": \"" + environment + "\"}]")
          .when(
              "privileged is TASK_STARTING",
              () ->
                  cluster.loop().after(Duration.ofSeconds(5), () -> writeBadVariable(environment)));

      replay.run(Recording.read("25-docker-argv"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(44);
    }
    assertThat(containers()).as("containers left behind").isEmpty();
  }

  @Test
  void runsAContainerForAFrameworkThatSpeaksTls() throws Exception {
    TestCertificates certificates = TestCertificates.create(folder);
    SSLContext client = TlsRecordingTest.context(certificates, certificates);
    try (MesosCluster cluster = RecordingsTest.recorded().tls(certificates).start();
        Replay replay = replay(cluster, client.getSocketFactory())) {
      replay.run(Recording.read("22c-tls-docker"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(6);
    }
    assertThat(containers()).as("containers left behind").isEmpty();
  }

  private static void writeBadVariable(Path environment) {
    HttpListener.start(
        "environment",
        () -> {
          try {
            Files.writeString(environment, "no variable=1\n");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Replay replay(MesosCluster cluster, SocketFactory sockets) {
    return new Replay(cluster, sockets, Set.of()).with("busybox:local", IMAGE);
  }

  private static String containers() {
    return ProcessRun.of(List.of("docker", "ps", "-aq", "--filter", "name=^mesos-")).out();
  }
}
