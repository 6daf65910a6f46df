package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The image does what Spark on Kubernetes asks it for by the words {@code executor} and {@code
 * driver}, under Kubernetes's restricted pod security: any user, a read-only root, no rights.
 */
final class EntrypointIT {

  private static final String BACKEND =
      "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend";

  /** Says where it runs and with which words, instead of a Java. */
  private static final String PRINTER =
      """
      #!/bin/bash
      echo "in $PWD, which can be written: $(test -w . && echo yes)"
      printf '%s\\n' "$@"
      """;

  /** Ends by SIGPWR as an executor does that decommissions. */
  private static final String EXECUTOR =
      """
      #!/bin/bash
      trap 'echo decommissioned; exit' PWR
      echo ready
      sleep infinity & wait
      """;

  /** What a pod may do in a namespace whose pod security is "restricted". */
  private static final String[] RESTRICTED =
      ("--read-only --tmpfs /tmp --tmpfs /var/data/spark-1:mode=1777 --cap-drop ALL"
              + " --security-opt no-new-privileges")
          .split(" ");

  @TempDir Path folder;

  @BeforeEach
  void letEveryoneIn() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000:1000", "12345:54321"})
  void becomesTheExecutorThatTheDriverDescribes(String user) throws IOException {
    Command.Result result =
        restricted(user)
            .and("-v", java(PRINTER))
            .and("-e", "SPARK_JAVA_OPT_0=-Done=first of two words", "-e", "SPARK_JAVA_OPT_1=-Dtwo")
            .and("-e", "SPARK_JAVA_OPT_10=-Dnot.in.order", "-e", "SPARK_JAVA_OPT_2=-Dthree")
            .and(variables())
            .and(Image.name(), "executor")
            .run();

    assertThat(result.err()).isEmpty();
    List<String> words = result.out().lines().toList();
    assertThat(words.get(0))
        .matches("in /var/data/spark-1/executor\\.\\w+, which can be written: yes");
    assertThat(words)
        .contains("-XX:SharedArchiveFile=/opt/lcmap-spark/cds/spark.jsa", "-Xmx700m")
        .containsSubsequence("-Done=first of two words", "-Dtwo", "-Dthree", BACKEND)
        .doesNotContain("-Dnot.in.order");
    assertThat(words.subList(words.indexOf(BACKEND) + 1, words.size()))
        .containsExactly(
            ("--driver-url spark://CoarseGrainedScheduler@driver:7078 --executor-id 3 --cores 2"
                    + " --app-id spark-123 --hostname 10.0.0.7 --resourceProfileId 0"
                    + " --podName job-exec-3")
                .split(" "));
  }

  @Test
  void isAnExecutorOfSparksWithTheArchiveOfClasses() {
    Command.Result result =
        restricted("12345:54321")
            .and(variables())
            .and("-e", "SPARK_DRIVER_URL=spark://CoarseGrainedScheduler@127.0.0.1:9")
            .and("-e", "SPARK_EXECUTOR_POD_IP=127.0.0.1")
            .and("-e", "SPARK_JAVA_OPT_0=-Xlog:class+load:stdout", Image.name(), "executor")
            .run();

    assertThat(result.out())
        .contains(BACKEND + " source: ")
        .contains("org.apache.spark.rpc.netty.NettyRpcEnv source: shared objects file");
    assertThat(result.err()).contains("Failed to connect to /127.0.0.1:9");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void saysInOneLineThatNoDriverStartsIt() {
    Command.Result refused = Image.run(Image.name(), "executor").run();

    assertThat(refused.err())
        .isEqualTo(
            "lcmap-spark: an executor needs SPARK_DRIVER_URL, which Spark's driver on Kubernetes"
                + " sets: it is not to be started by hand\n");
    assertThat(refused.exit()).isEqualTo(1);
  }

  @Test
  void becomesTheDriverThatSparkSubmitDescribes() throws IOException {
    Files.writeString(folder.resolve("spark.properties"), "spark.master=local[1]\nspark.x=y\n");

    Command.Result result =
        restricted("12345:54321")
            .and("-v", java(PRINTER), "-v", folder + "/spark.properties:/opt/conf/spark.properties")
            .and("-e", "SPARK_CONF_DIR=/opt/spark/conf", "-e", "SPARK_DRIVER_BIND_ADDRESS=10.0.0.8")
            .and(Image.name(), "driver", "--properties-file", "/opt/conf/spark.properties")
            .and("--class", "org.apache.spark.deploy.PythonRunner", "local:///opt/job.py", "one")
            .run();

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("-XX:SharedArchiveFile=")
        .contains("\n--conf\nspark.driver.bindAddress=10.0.0.8\n")
        .contains("\n--deploy-mode\nclient\n")
        .contains("\n--properties-file\n/opt/conf/spark.properties\n")
        .endsWith("\nlocal:///opt/job.py\none\n");
  }

  @Test
  void endsAnExecutorByTheSignalOfSparksDriversAndWaitsForItsEnd() throws IOException {
    String name = startExecutor(EXECUTOR);
    try {
      Command.of("docker", "exec", name, "/opt/decom.sh").run();

      assertThat(Command.of("docker", "wait", name).run().out()).isEqualTo("0\n");
      assertThat(log(name)).isEqualTo("ready\ndecommissioned\n");
    } finally {
      Command.of("docker", "rm", "--force", name).run();
    }
  }

  @Test
  void leavesAnExecutorThatHeedsSigtermToThatSignal() throws IOException {
    String name = startExecutor(EXECUTOR.replace("PWR", "TERM"));
    try {
      assertThat(Command.of("docker", "exec", name, "/opt/decom.sh").run().exit()).isZero();
      assertThat(log(name)).isEqualTo("ready\n");
      Command.of("docker", "stop", "--time", "20", name).run();

      assertThat(Command.of("docker", "wait", name).run().out()).isEqualTo("0\n");
      assertThat(log(name)).isEqualTo("ready\ndecommissioned\n");
    } finally {
      Command.of("docker", "rm", "--force", name).run();
    }
  }

  /** Starts a program in the place of an executor's Java, and answers its container's name. */
  private String startExecutor(String program) throws IOException {
    String name = "executor-" + UUID.randomUUID();
    Command.Result started =
        Command.of("docker", "run", "--detach", "--name", name, "--net", "host")
            .and(RESTRICTED)
            .and("-u", "12345:54321", "-v", java(program))
            .and(variables())
            .and(Image.name(), "executor")
            .run();
    assertThat(started.exit()).as(started.err()).isZero();
    Await.until(() -> log(name).contains("ready"), "an executor", () -> log(name));
    return name;
  }

  private static String log(String container) {
    return Command.of("docker", "logs", container).run().all();
  }

  private static Command restricted(String user) {
    return Image.run(RESTRICTED).and("-u", user);
  }

  /** The variables of an executor's pod: org.apache.spark.deploy.k8s.Constants. */
  private static String[] variables() {
    return ("-e SPARK_USER=someone -e SPARK_CONF_DIR=/opt/spark/conf"
            + " -e SPARK_LOCAL_DIRS=/var/data/spark-1,/var/data/spark-2"
            + " -e SPARK_DRIVER_URL=spark://CoarseGrainedScheduler@driver:7078"
            + " -e SPARK_EXECUTOR_ID=3 -e SPARK_EXECUTOR_CORES=2 -e SPARK_EXECUTOR_MEMORY=700m"
            + " -e SPARK_APPLICATION_ID=spark-123 -e SPARK_EXECUTOR_POD_IP=10.0.0.7"
            + " -e SPARK_RESOURCE_PROFILE_ID=0 -e SPARK_EXECUTOR_POD_NAME=job-exec-3")
        .split(" ");
  }

  /** A mount that puts a script in the place of the image's Java. */
  private String java(String script) throws IOException {
    Path java = Files.writeString(folder.resolve("java"), script);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return java + ":/opt/lcmap-spark/jre/bin/java:ro";
  }
}
