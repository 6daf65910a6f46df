package org.lcmap.it.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.lcmap.it.Await;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;
import org.lcmap.it.Embedded;
import org.lcmap.it.Image;

/**
 * A namespace in which only such pods may run as the strictest standard of Kubernetes allows, and a
 * driver that may do there what {@code examples/kubernetes} gives it, and no more.
 *
 * @param name of the namespace
 * @param kubeconfig by which its drivers sign in
 */
public record Team(String name, Path kubeconfig) implements AutoCloseable {

  private static final Kubernetes KUBERNETES = Kubernetes.shared();

  public static Team create(String name, Path folder) {
    KUBERNETES.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %s
          labels:
            pod-security.kubernetes.io/enforce: restricted
        """
            .formatted(name));
    Team team = new Team(name, folder.resolve(name + ".conf"));
    team.kubectl("apply", "-f", Checkout.file("examples/kubernetes/driver.yaml").toString());
    team.signInAsTheDriver();
    return team;
  }

  /** The cluster of the administrator, the namespace, and a token of the driver's account. */
  private void signInAsTheDriver() {
    signInAsTheAdministrator();
    String token = kubectl("create", "token", "spark-driver").strip();
    config("set-credentials", "driver", "--token", token);
    config("delete-user", "admin");
    config("set-context", "--current", "--user", "driver");
  }

  /** Drivers have the administrator's certificate, not a token. */
  void signInAsTheAdministrator() {
    try {
      Files.writeString(kubeconfig, KUBERNETES.kubectl("config", "view", "--raw", "--minify"));
      Files.setPosixFilePermissions(kubeconfig, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    config("set-context", "--current", "--namespace", name);
  }

  /** Changes the kubeconfig of the drivers. */
  void config(String... words) {
    KUBERNETES
        .command("kubectl", "config", "--kubeconfig", kubeconfig.toString())
        .and(words)
        .answer();
  }

  /** What {@code kubectl} answers to the administrator, in this namespace. */
  String kubectl(String... words) {
    return KUBERNETES.kubectl(
        Command.of("--namespace", name).and(words).words().toArray(String[]::new));
  }

  void apply(String text) {
    KUBERNETES.apply(text, "--namespace", name);
  }

  /** {@code spark-submit} of the embedded runtime, with two small executors; the job is added. */
  Command submit() {
    return Embedded.command("spark-submit")
        .with("KUBECONFIG", kubeconfig.toString())
        .with("IMAGE", Image.name())
        .and(options());
  }

  /** The master and two small executors, for any command. */
  String[] options() {
    return "--master k8s://%s %s".formatted(KUBERNETES.server(), small()).split(" ", -1);
  }

  /** A plain Python program, which starts its JVM by itself, and can read its input. */
  Conversation converse(String job, String options) {
    return new Conversation(
        Command.of(Embedded.home() + "/python/bin/python3", job(job))
            .with("KUBECONFIG", kubeconfig.toString())
            .with("IMAGE", Image.name())
            .with(
                "PYSPARK_SUBMIT_ARGS",
                "--master k8s://%s %s --conf spark.ui.showConsoleProgress=false %s pyspark-shell"
                    .formatted(KUBERNETES.server(), small(), options)));
  }

  /** Two executors that ask the node for little: it has other things to do. */
  private static String small() {
    return "--driver-memory 512m --executor-memory 512m --executor-cores 1 --num-executors 2"
        + " --conf spark.kubernetes.executor.request.cores=100m"
        + " --conf spark.kubernetes.memoryOverheadFactor=0.1";
  }

  static String job(String name) {
    return Checkout.file("it/src/test/resources/mesos/" + name).toString();
  }

  /** Names and phases of the executors' pods: {@code job-exec-1 Running}. */
  List<String> executors() {
    return kubectl(
            "get",
            "pods",
            "--selector",
            "spark-role=executor",
            "-o",
            "jsonpath={range .items[*]}{.metadata.name} {.status.phase}{'\\n'}{end}")
        .lines()
        .toList();
  }

  long running() {
    return executors().stream().filter(line -> line.endsWith(" Running")).count();
  }

  /** Waits until no executor's pod is left. */
  public void awaitNoExecutors() {
    Await.until(() -> executors().isEmpty(), "no executor's pod", () -> executors().toString());
  }

  @Override
  public void close() {
    KUBERNETES.kubectl("delete", "namespace", name, "--wait=false");
  }
}
