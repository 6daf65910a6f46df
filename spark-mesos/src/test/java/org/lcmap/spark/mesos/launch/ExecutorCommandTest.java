package org.lcmap.spark.mesos.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lcmap.spark.mesos.launch.Launches.line;
import static org.lcmap.spark.mesos.launch.Launches.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.model.TaskInfo;

/** Runs the lines in a real shell, with a program in Spark's place that says how it was called. */
final class ExecutorCommandTest {

  private static final String SPARK_CLASS =
      """
      #!/bin/sh
      echo "dirs=${SPARK_LOCAL_DIRS-}"
      echo "libraries=${LD_LIBRARY_PATH-}"
      echo "program=$0"
      echo "options=${SPARK_EXECUTOR_OPTS-}"
      for word; do echo "[$word]"; done
      for word; do case $before in --resourcesFile) cat "$word"; echo;; esac; before=$word; done
      """;

  @TempDir private Path folder;
  private Path sandbox = Path.of("");
  private Path work = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    sandbox = Files.createDirectory(folder.resolve("sand box"));
    work = Files.createDirectory(folder.resolve("work"));
  }

  @Test
  void everyWordArrivesAsItIs() throws Exception {
    Path home = spark("it's a \"home\" $HOME");

    List<String> said = run(task("spark.mesos.executor.home", home.toString()), Map.of());

    assertThat(said)
        .containsSubsequence(
            "program=" + home + "/bin/spark-class",
            "[org.apache.spark.executor.CoarseGrainedExecutorBackend]",
            "[--driver-url]",
            "[spark://CoarseGrainedScheduler@driver:7078]",
            "[--executor-id]",
            "[0]",
            "[--cores]",
            "[4]",
            "[--app-id]",
            "[fw-0001]",
            "[--hostname]",
            "[h1.example.org]");
    assertThat(said).doesNotContain("[--bind-address]", "[--resourcesFile]");
  }

  @Test
  void plainSparkStartsItsOwnProgramWithOursAsAnAgent() throws Exception {
    TaskInfo task = home("spark.mesos.executor.jar", "https://h/a/spark-mesos-2.0.0.jar?key=1");

    assertThat(run(task, Map.of("SPARK_EXECUTOR_OPTS", "-Da=b")))
        .contains(
            "options='-javaagent:" + sandbox + "/spark-mesos-2.0.0.jar=0' -Da=b",
            "[org.apache.spark.executor.CoarseGrainedExecutorBackend]");
    assertThat(task.command().orElseThrow().uris())
        .singleElement()
        .matches(uri -> uri.outputFile().orElse("").equals("spark-mesos-2.0.0.jar"));
  }

  @Test
  void extraCoresAreAdvertised() throws Exception {
    assertThat(run(home("spark.mesos.extra.cores", "2"), Map.of())).contains("[6]");
  }

  @Test
  void noHostnameInAVirtualNetwork() throws Exception {
    assertThat(run(home("spark.mesos.network.name", "net"), Map.of()))
        .doesNotContain("[--hostname]");
    assertThat(
            run(
                home("spark.mesos.network.name", "net", "spark.mesos.executor.advertise", "agent"),
                Map.of()))
        .contains("[--hostname]")
        .containsSubsequence("[--bind-address]", "[0.0.0.0]");
  }

  @Test
  void temporaryFilesGoIntoTheSandbox() throws Exception {
    assertThat(run(home(), Map.of())).contains("dirs=" + sandbox);
  }

  @Test
  void temporaryFilesStayInTheContainerWhenTheSandboxIsClosed() throws Exception {
    List<String> said = run(home(), Map.of("MESOS_SANDBOX", folder + "/no-such-folder"));

    assertThat(said)
        .anyMatch(line -> line.startsWith("dirs=" + folder + "/tmp/spark-executor-"))
        .anyMatch(line -> line.matches("User \\d+ cannot write to the sandbox: .*"));
  }

  @Test
  void theUsersOwnFoldersOrAShuffleServiceKeepTemporaryFilesOutOfTheSandbox() throws Exception {
    assertThat(run(home("spark.shuffle.service.enabled", "true"), Map.of())).contains("dirs=");
    assertThat(run(home("spark.executorEnv.SPARK_LOCAL_DIRS", "/d"), Map.of())).contains("dirs=");
  }

  @Test
  void libraryPathsAreJoined() throws Exception {
    TaskInfo task = home("spark.executor.extraLibraryPath", "/a b:/c");

    assertThat(run(task, Map.of("LD_LIBRARY_PATH", "/lib"))).contains("libraries=/a b:/c:/lib");
    assertThat(run(task, Map.of())).contains("libraries=/a b:/c");
  }

  @Test
  void theImagesSparkGoesBeforeTheDrivers() throws Exception {
    Path images = spark("images");
    TaskInfo task = task("spark.mesos.executor.docker.image", "i");

    assertThat(run(task, Map.of("SPARK_HOME", images.toString())))
        .contains("program=" + images + "/bin/spark-class");
    assertThat(run(task, Map.of()))
        .containsExactly("There is no Spark in /driver/spark: set spark.mesos.executor.home");
  }

  @Test
  void anArchiveMayHaveAnyFolderInIt() throws Exception {
    TaskInfo task = task("spark.executor.uri", "http://e/spark.tgz?x=y");
    assertThat(run(task, Map.of()))
        .containsExactly("No archive of spark.executor.uri holds a folder with bin/spark-class");

    Path home = spark("sand box/any name");

    assertThat(run(task, Map.of())).contains("program=" + home + "/bin/spark-class");
  }

  @Test
  void gpusAreToldWithTheirAddresses() throws Exception {
    String[] settings = {
      "spark.mesos.executor.home",
      spark("home").toString(),
      "spark.executor.resource.gpu.amount",
      "2"
    };
    String[] script = {
      settings[0],
      settings[1],
      settings[2],
      settings[3],
      "spark.executor.resource.gpu.discoveryScript",
      "/find-gpus"
    };

    assertThat(run(task(Launches.executor(List.of("3", "5"), 2, Map.of()), settings), Map.of()))
        .contains(
            "[{\"id\":{\"componentName\":\"spark.executor\",\"resourceName\":\"gpu\"},"
                + "\"addresses\":[\"3\",\"5\"]}]");
    assertThat(run(task(Launches.executor(List.of(), 2, Map.of()), settings), Map.of()))
        .anyMatch(line -> line.endsWith("\"addresses\":[\"0\",\"1\"]}]"));
    assertThat(run(task(Launches.executor(List.of(), 2, Map.of()), script), Map.of()))
        .doesNotContain("[--resourcesFile]");
  }

  private TaskInfo home(String... pairs) throws IOException {
    String[] all = new String[pairs.length + 2];
    System.arraycopy(pairs, 0, all, 2, pairs.length);
    all[0] = "spark.mesos.executor.home";
    all[1] = spark("home").toString();
    return task(all);
  }

  private Path spark(String name) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Path program = Files.writeString(home.resolve("bin/spark-class"), SPARK_CLASS);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  /** What the program says, by lines. */
  private List<String> run(TaskInfo task, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line(task))
            .directory(work.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
    builder.environment().put("MESOS_SANDBOX", sandbox.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> said = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    process.waitFor();
    return said;
  }
}
