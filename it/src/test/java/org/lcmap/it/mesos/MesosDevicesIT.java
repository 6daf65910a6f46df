package org.lcmap.it.mesos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lcmap.it.Await;
import org.lcmap.it.Conversation;
import org.lcmap.mesos.testing.AgentSpec;
import org.lcmap.mesos.testing.ClusterTask;
import org.lcmap.mesos.testing.MesosCluster;

/**
 * What an executor has of its agent besides cores and memory (GPUs, ports), and what the driver
 * shows of it: links, metrics. One driver is looked at from all sides.
 */
final class MesosDevicesIT {

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static MesosCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private static Conversation driver;

  /** Application id, address of the UI, GPUs. */
  private static String[] told = {};

  @BeforeAll
  static void start() {
    cluster =
        MesosCluster.builder()
            .agent(AgentSpec.of(4, 4096).withAttributes("shelf:[20-29]"))
            .agent(
                AgentSpec.of(4, 4096)
                    .withAttributes("shelf:[0-9]")
                    .withResources("gpus:2;gpu_addresses:{GPU-a,GPU-b}"))
            .start();
    driver =
        new Conversation(
            MesosDriver.python(
                "mesos://" + cluster.master(),
                "--total-executor-cores 2 --conf spark.ui.showConsoleProgress=false"
                    + " --conf spark.executor.resource.gpu.amount=1"
                    + " --conf spark.task.resource.gpu.amount=1"
                    + " --conf spark.mesos.constraints=shelf:5;hostname:127.0.0.2"
                    + " --conf spark.mesos.executor.offeredPorts=true"
                    + " --conf spark.mesos.executor.disk=256m"
                    + " --conf spark.scheduler.barrier.maxConcurrentTasksCheck.interval=1s",
                "devices.py"));
    told = driver.hear().split(" ", 3);
  }

  @AfterAll
  static void stop() {
    try (Conversation ending = driver;
        MesosCluster last = cluster) {
      assertThat(ending.end()).as(ending.errors()).isZero();
      assertThat(last.frameworks()).isEmpty();
    }
  }

  @Test
  void eachExecutorIsToldItsOwnGpus() {
    assertThat(told[2]).isEqualTo("[['GPU-a'], ['GPU-b']]");
  }

  @Test
  void constraintsOnRangesAndHostnameChooseTheAgent() {
    assertThat(cluster.tasks()).hasSize(2).extracting(ClusterTask::agent).containsOnly(1);
  }

  @Test
  void executorsListenOnPortsOfTheOffer() throws Exception {
    assertThat(get("/api/v1/applications/" + told[0] + "/executors"))
        .containsPattern("\"hostPort\" : \"127.0.0.2:31[0-9]{3}\"");
  }

  @Test
  void executorsUseTheArchiveOfClasses() {
    assertThat(
            ProcessHandle.allProcesses()
                .filter(process -> read(process, "environ").contains("LCMAP_SPARK_TOKEN="))
                .filter(process -> read(process, "cmdline").contains(told[0]))
                .map(process -> read(process, "maps"))
                .filter(maps -> maps.contains("/libjvm.so")))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(maps -> maps.contains("/cds/spark.jsa"));
  }

  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/" + file), ISO_8859_1);
    } catch (IOException endedMeanwhile) {
      return "";
    }
  }

  @Test
  void pagesLinkToTheSandbox() throws Exception {
    String executors = get("/api/v1/applications/" + told[0] + "/executors");
    for (ClusterTask task : cluster.tasks()) {
      String folder =
          "http://127.0.0.2:5052/files/%s?path=%%2Fframeworks%%2F"
              + told[0]
              + "%%2Fexecutors%%2F"
              + task.taskId()
              + "%%2Fruns%%2Flatest";
      assertThat(executors)
          .contains("\"stdout\" : \"" + folder.formatted("download") + "%2Fstdout\"")
          .contains("\"stderr\" : \"" + folder.formatted("download") + "%2Fstderr\"")
          .contains("\"sandbox\" : \"" + folder.formatted("browse") + "\"");
    }
  }

  @Test
  void driverCountsOffersDeclinesLaunchesAndLosses() throws Exception {
    String lost = cluster.tasks().get(0).taskId();
    cluster.faults().outOfMemory(lost);
    Await.until(
        () ->
            metric("launched") == 3
                && metric("lost.out_of_memory") == 1
                && metric("running") == 2
                && metric("gpus") == 2,
        "the metrics tell of the loss and its replacement",
        driver::errors);

    assertThat(metric("offers")).isGreaterThanOrEqualTo(3);
    assertThat(metric("declined.constraint")).isPositive();
    assertThat(metric("lost.agent_gone")).isZero();
    assertThat(metric("cores")).isEqualTo(2);
    assertThat(metric("memoryMiB")).isEqualTo(2 * (512 + 384));
    assertThat(driver.errors()).contains("ran out of memory", "spark.executor.memoryOverhead");
  }

  private static long metric(String name) {
    String key = "\"" + told[0] + ".driver.mesos." + name + "\":{\"value\":";
    try {
      String all = get("/metrics/json/");
      int at = all.indexOf(key);
      assertThat(at).as(name + " in " + all).isNotNegative();
      int from = at + key.length();
      return Long.parseLong(all.substring(from, all.indexOf('}', from)));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String get(String page) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(told[1] + page)).build(), BodyHandlers.ofString())
        .body();
  }
}
