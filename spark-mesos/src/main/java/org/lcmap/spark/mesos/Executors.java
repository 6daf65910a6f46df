package org.lcmap.spark.mesos;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.rpc.RpcEndpointAddress;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.apache.spark.util.Utils;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.ExecutorIds;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.launch.DriverEndpoint;
import org.lcmap.spark.mesos.launch.ExecutorProgram;
import org.lcmap.spark.mesos.launch.TaskBuilder;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** What executors are started with, and what they get from the driver once they run. */
final class Executors implements ExecutorLaunch, AutoCloseable {

  private static final int RUN_BYTES = 6;

  private final SparkContext context;
  private final Tokens tokens;
  private final TaskBuilder tasks;
  private final ExecutorIds ids;
  private Optional<HandOver> handOver = Optional.empty();

  Executors(SparkContext context, SparkMesosSettings settings, Tokens tokens) {
    this.context = context;
    this.tokens = tokens;
    tasks = new TaskBuilder(settings.launch());
    byte[] run = new byte[RUN_BYTES];
    new SecureRandom().nextBytes(run);
    ids = new ExecutorIds(HexFormat.of().formatHex(run));
  }

  /** Begins to answer executors; the application is told of what makes it unable to go on. */
  void listen(Consumer<String> broken) {
    SparkConf conf = context.conf();
    String address = conf.get("spark.driver.bindAddress", conf.get("spark.driver.host"));
    Problems problems = new Problems(broken);
    handOver =
        Optional.of(
            listen(conf, port -> new HandOver(address, port, tokens, this::answer, problems)));
  }

  /** Where the port that is wanted is taken, the next ones are tried, as for Spark's own ports. */
  static HandOver listen(SparkConf conf, IntFunction<HandOver> at) {
    return Utils.<HandOver>startServiceOnPort(
            conf.getInt("spark.mesos.driver.handoverPort", 0),
            port -> {
              HandOver made = at.apply((Integer) port);
              return new Tuple2<>(made, made.port());
            },
            conf,
            "handover")
        ._1();
  }

  private record Problems(Consumer<String> broken) implements HandOver.Listener {
    @Override
    public void refused(String executorId, String why) {
      broken.accept(
          "executors do not fit this driver: "
              + why
              + ". Give them what the driver has: spark.mesos.executor.docker.image names their"
              + " image");
    }

    @Override
    public void stolen(String executorId, String address) {
      broken.accept(
          "the token of executor "
              + executorId
              + " came a second time, from "
              + address
              + ": someone who can list processes on its agent may know this application's secret");
    }
  }

  /** What an executor is told; secret, and only ever sent encrypted. */
  private Map<String, String> answer() {
    Map<String, String> answer = new HashMap<>();
    for (var setting : context.conf().getAll()) {
      String name = setting._1();
      boolean needed =
          SparkConf.isExecutorStartupConf(name)
              || name.startsWith("spark.ssl.")
              || name.equals(ExecutorMain.DECOMMISSION);
      if (needed) {
        answer.put(HandOverMessage.SETTING + name, setting._2());
      }
    }
    String secret = context.env().securityManager().getSecretKey();
    if (secret != null) {
      answer.put(HandOverMessage.SECRET, secret);
    }
    RuntimeVersions versions = RuntimeVersions.ofThisProcess();
    Optional<PythonDriver> python = PythonDriver.ofThisProcess();
    if (python.isPresent()) {
      versions = versions.with("Python", python.get().version());
      answer.put(ExecutorMain.PYTHON, python.get().program());
    }
    answer.putAll(versions.toEntries());
    return answer;
  }

  @Override
  public ExecutorIdentity identity() {
    return ids.next();
  }

  @Override
  public TaskInfo task(
      PlannedExecutor executor, ExecutorIdentity identity, FrameworkId application) {
    SparkConf conf = context.conf();
    String host = conf.get("spark.driver.host");
    Map<String, String> environment =
        new HashMap<>(CollectionConverters.asJava(context.executorEnvs()));
    environment.put(ExecutorMain.DOOR, host + ":" + handOver.orElseThrow().port());
    environment.put(ExecutorMain.TOKEN, tokens.issue(identity.executorId()));
    String url =
        RpcEndpointAddress.apply(
                host,
                conf.getInt("spark.driver.port", 0),
                CoarseGrainedSchedulerBackend.ENDPOINT_NAME())
            .toString();
    return tasks.task(
        executor,
        identity,
        new DriverEndpoint(url, application.value()),
        new ExecutorProgram(ExecutorMain.class.getName(), environment));
  }

  @Override
  public void close() {
    handOver.ifPresent(HandOver::close);
  }
}
