package org.lcmap.it.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Image;

/** The example for administrators, applied as it stands but for the image's name. */
final class KubernetesExampleIT {

  private static final Kubernetes KUBERNETES = Kubernetes.shared();
  private static final String EXAMPLE = "examples/kubernetes";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static String applied;

  @BeforeAll
  static void apply() throws IOException {
    copy(Checkout.file(EXAMPLE), folder.resolve("base"));
    int colon = Image.name().lastIndexOf(':');
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        resources: [base]
        images: [{name: usgseros/lcmap-spark, newName: %s, newTag: "%s"}]
        """
            .formatted(Image.name().substring(0, colon), Image.name().substring(colon + 1)));
    KUBERNETES.apply(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: notebooks-of-example}
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteOnce]
          hostPath: {path: %s}
          claimRef: {namespace: lcmap-spark, name: notebooks}
        """
            .formatted(writable(folder.resolve("notebooks"))));
    applied = KUBERNETES.command("kubectl", "apply", "--kustomize", folder.toString()).run().all();
    kubectl("wait", "deployment/notebook", "--for=condition=Available", "--timeout=120s");
  }

  @AfterAll
  static void remove() {
    KUBERNETES.kubectl("delete", "namespace", "lcmap-spark", "--wait=false");
    KUBERNETES.kubectl("delete", "persistentvolume", "notebooks-of-example", "--wait=false");
  }

  @Test
  void serverTakesAllOfItWithoutAWarning() {
    assertThat(applied.lines()).isNotEmpty().allMatch(line -> line.endsWith(" created"));
  }

  @Test
  void notebooksPodRunsAJobOnExecutorsOfItsOwnThatNeedNoMoreThanTheRole() throws IOException {
    String pod = pod();
    String job =
        """
        from pyspark import SparkContext; sc = SparkContext()
        print(sc.parallelize(range(8), 4).map(lambda n: n * n).sum())
        print(sc.getConf().get('spark.kubernetes.driver.pod.name'))
        sc.stop()
        """;
    // The node of the tests has two processors, and more to do.
    String small = "--conf spark.kubernetes.executor.request.cores=100m";

    Command.Result result =
        KUBERNETES
            .command("kubectl", "--namespace", "lcmap-spark", "exec", "--stdin", pod, "--")
            .and("bash", "-c", "cat > notebook/job.py; spark-submit " + small + " notebook/job.py")
            .typing(job)
            .run();

    assertThat(result.out()).as(result.err()).isEqualTo("140\n" + pod.split("/", 2)[1] + "\n");
    assertThat(result.err()).isEmpty();
    Await.until(
        () -> kubectl("get", "pods", "--selector=spark-role=executor", "-o", "name").isEmpty(),
        "no executor",
        () -> kubectl("get", "pods"));
    assertThat(calls(pod)).isNotEmpty().noneMatch(call -> call.contains("\"code\":403"));
  }

  @Test
  void notebooksOutliveTheirPod() {
    kubectl("exec", "deployment/notebook", "--", "touch", "notebook/kept.ipynb");

    kubectl("delete", pod());
    kubectl("rollout", "status", "deployment/notebook", "--timeout=120s");

    assertThat(kubectl("exec", "deployment/notebook", "--", "ls", "notebook")).contains("kept");
  }

  @Test
  void podTemplateIsTheImagesOwn() {
    assertThat(Checkout.file(EXAMPLE + "/executor.yaml"))
        .hasSameTextualContentAs(Checkout.file("image/root/etc/kubernetes/executor.yaml"));
  }

  /** What the programs in a pod asked the API server for, by its own log. */
  private static List<String> calls(String pod) throws IOException {
    String caller = "authentication.kubernetes.io/pod-name\":[\"" + pod.split("/", 2)[1] + "\"]";
    return Files.readString(Checkout.file(".cache/kubernetes/audit.log"), UTF_8)
        .lines()
        .filter(call -> call.contains(caller))
        .toList();
  }

  private static String pod() {
    return kubectl("get", "pods", "--selector=app.kubernetes.io/name=notebook", "-o", "name")
        .strip();
  }

  private static String kubectl(String... words) {
    return KUBERNETES.kubectl(
        Stream.concat(Stream.of("--namespace", "lcmap-spark"), Stream.of(words))
            .toArray(String[]::new));
  }

  private static Path writable(Path path) throws IOException {
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    return path;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : List.copyOf(files.toList())) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
