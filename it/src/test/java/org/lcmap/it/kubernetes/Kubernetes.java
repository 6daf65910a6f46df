package org.lcmap.it.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Image;

/**
 * The one Kubernetes of all tests: that within which they were started ({@code
 * it/kubernetes/cluster with}), or one that the first of them starts and that ends with this JVM.
 */
public final class Kubernetes {

  private static final String CLUSTER = Checkout.file("it/kubernetes/cluster").toString();

  /** What {@code cluster with} adds to the environment. */
  private static final List<String> VARIABLES = List.of("KUBECONFIG", "LCMAP_KUBERNETES", "PATH");

  private final Map<String, String> environment;

  private Kubernetes(Map<String, String> environment) {
    this.environment = environment;
  }

  public static Kubernetes shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    static final Kubernetes INSTANCE = start();
  }

  private static Kubernetes start() {
    Kubernetes kubernetes =
        new Kubernetes(System.getenv().containsKey("LCMAP_KUBERNETES") ? Map.of() : startOwn());
    assertThat(
            kubernetes
                .command(CLUSTER, "import", Image.name(), Image.name() + "-change-detection")
                .run()
                .all())
        .isEmpty();
    return kubernetes;
  }

  /** It ends when its input does, at the latest when this process is no more. */
  private static Map<String, String> startOwn() {
    String tell =
        VARIABLES.stream().map(name -> "echo \"$" + name + "\"; ").reduce("", String::concat);
    Process process = Command.of(CLUSTER, "with", "bash", "-c", tell + "cat").start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    Map<String, String> environment = new HashMap<>();
    BufferedReader told = process.inputReader(UTF_8);
    try {
      for (String name : VARIABLES) {
        String value = told.readLine();
        if (value == null) {
          throw new AssertionError(new String(process.getErrorStream().readAllBytes(), UTF_8));
        }
        environment.put(name, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(environment);
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException | InterruptedException e) {
      process.destroy();
    }
  }

  /** A command that finds {@code kubectl} and the administrator's kubeconfig. */
  Command command(String... words) {
    // PATH counts for what is started in turn; the program itself is looked for on this process's.
    Command command = Command.of("env").and(words);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      command = command.with(variable.getKey(), variable.getValue());
    }
    return command;
  }

  /** What {@code kubectl} answers to the administrator. */
  String kubectl(String... words) {
    return command("kubectl").and(words).answer();
  }

  /** The same, with a text as its input. */
  String apply(String text, String... words) {
    return command("kubectl").and(words).and("apply", "-f", "-").typing(text).answer();
  }

  /** The node answers no more, as one whose network or machine is gone. */
  void silence() {
    command(CLUSTER, "silence").answer();
  }

  /** It answers again. */
  void wake() {
    command(CLUSTER, "wake").answer();
  }

  /** Where its API answers. */
  public String server() {
    return kubectl("config", "view", "-o", "jsonpath={.clusters[0].cluster.server}");
  }
}
