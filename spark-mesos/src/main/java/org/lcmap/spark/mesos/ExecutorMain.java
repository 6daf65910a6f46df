package org.lcmap.spark.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.executor.CoarseGrainedExecutorBackend;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.client.TransportClient;
import org.apache.spark.network.client.TransportClientFactory;
import org.apache.spark.network.crypto.AuthClientBootstrap;
import org.apache.spark.network.server.NoOpRpcHandler;
import org.apache.spark.network.util.TransportConf;
import org.apache.spark.util.SignalUtils;

/**
 * An executor: gets the application's secret from the driver, then becomes Spark's own executor in
 * the same JVM. Its arguments are those of {@code CoarseGrainedExecutorBackend}; {@link #DOOR} and
 * {@link #TOKEN} come in the environment.
 */
public final class ExecutorMain {

  /** {@code host:port} at which the driver hands out the secret ({@link HandOver}). */
  public static final String DOOR = "LCMAP_SPARK_DRIVER";

  /** What proves, once, that the driver started this executor ({@link Tokens}). */
  public static final String TOKEN = "LCMAP_SPARK_TOKEN";

  /** In an answer: the Python that the driver's functions are made for. */
  static final String PYTHON = "python";

  /** A setting that an executor has to know before Spark tells it. */
  static final String DECOMMISSION = "spark.decommission.enabled";

  private ExecutorMain() {}

  /** Runs an executor until the driver stops it. */
  public static void main(String[] arguments) {
    prepareOrEnd(() -> after("--executor-id", arguments));
    CoarseGrainedExecutorBackend.main(arguments);
  }

  /**
   * The same for a JVM that plain Spark starts, with this jar as its agent: Spark's own executor
   * follows when this returns.
   *
   * @param executorId the agent's options
   */
  public static void premain(String executorId) {
    prepareOrEnd(() -> executorId);
  }

  private static void prepareOrEnd(Supplier<String> executorId) {
    try {
      prepare(System.getenv(), executorId.get());
    } catch (CannotStartException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void prepare(Map<String, String> environment, String id) {
    String door = needed(environment, DOOR);
    String token = needed(environment, TOKEN);
    int colon = door.lastIndexOf(':');
    TransportConf conf = HandOverTransport.conf();
    var bootstrap = new AuthClientBootstrap(conf, id, HandOverTransport.keys(any -> token));
    try (TransportContext context = new TransportContext(conf, new NoOpRpcHandler());
        TransportClientFactory clients = context.createClientFactory(List.of(bootstrap))) {
      TransportClient driver =
          clients.createClient(
              door.substring(0, colon), Integer.parseInt(door.substring(colon + 1)));
      Map<String, String> answer = ask(driver, Map.of());
      String wrong = difference(answer);
      if (!wrong.isEmpty()) {
        ask(driver, Map.of(HandOverMessage.REFUSAL, wrong));
        throw new CannotStartException("this executor cannot work for its driver: " + wrong);
      }
      adopt(answer);
    } catch (IOException | RuntimeException e) {
      if (e instanceof CannotStartException known) {
        throw known;
      }
      throw new CannotStartException(
          "this executor gets no answer from its driver at "
              + door
              + " ("
              + e.getMessage()
              + "): can this machine reach that address? See spark.driver.host and"
              + " spark.driver.bindAddress",
          e);
    } catch (InterruptedException e) {
      throw new CannotStartException("interrupted", e);
    }
  }

  private static Map<String, String> ask(TransportClient driver, Map<String, String> request) {
    return HandOverMessage.decode(
            driver.sendRpcSync(new HandOverMessage(request).encode(), HandOverTransport.PATIENCE))
        .entries();
  }

  private static String difference(Map<String, String> answer) {
    RuntimeVersions own = RuntimeVersions.ofThisProcess();
    String python = answer.get(PYTHON);
    if (python != null) {
      own = own.with("Python", pythonVersion(python));
    }
    return String.join("; ", own.differencesFrom(RuntimeVersions.ofEntries(answer)));
  }

  private static void adopt(Map<String, String> answer) {
    answer.forEach(
        (name, value) -> {
          if (name.startsWith(HandOverMessage.SETTING)) {
            System.setProperty(name.substring(HandOverMessage.SETTING.length()), value);
          }
        });
    String secret = answer.get(HandOverMessage.SECRET);
    if (secret != null) {
      RpcSecurity.keep(secret);
    }
    if (Boolean.getBoolean(DECOMMISSION)) {
      leaveInOrder();
    }
  }

  /**
   * Mesos ends an executor by SIGTERM, and leaves it some time. An executor that may move its data
   * elsewhere takes that for SIGPWR, at which Spark does so, and then ends.
   */
  private static void leaveInOrder() {
    String power = "kill -PWR " + ProcessHandle.current().pid();
    SignalUtils.register(
        "TERM",
        () -> {
          try {
            new ProcessBuilder("sh", "-c", power).inheritIO().start();
            return true;
          } catch (IOException e) {
            return false; // it ends at once, as without us
          }
        });
  }

  /** The first two numbers of a Python's version, or why there are none. */
  static String pythonVersion(String python) {
    try {
      Process process =
          new ProcessBuilder(
                  python, "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
              .redirectErrorStream(true)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0
          ? answer
          : "(" + python + " does not run)";
    } catch (IOException e) {
      return "(there is no " + python + ")";
    } catch (InterruptedException e) {
      throw new CannotStartException("interrupted", e);
    }
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new CannotStartException(
          name + " is not set: executors are started by a driver, not by hand");
    }
    return value;
  }

  private static String after(String option, String[] arguments) {
    int at = Arrays.asList(arguments).indexOf(option);
    if (at < 0 || at + 1 == arguments.length) {
      throw new CannotStartException(option + " is missing");
    }
    return arguments[at + 1];
  }

  /** Entries of an answer for settings that an executor needs before it can ask Spark for them. */
  static Map<String, String> settings(Map<String, String> settings) {
    Map<String, String> entries = new HashMap<>();
    settings.forEach((name, value) -> entries.put(HandOverMessage.SETTING + name, value));
    return entries;
  }
}
