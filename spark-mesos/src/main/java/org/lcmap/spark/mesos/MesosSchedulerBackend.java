package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.ExecutorProcessLost;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.apache.spark.util.Utils;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.concurrent.Future;
import scala.concurrent.Future$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Spark's scheduler asks of a cluster manager, answered by an {@link Application} on Mesos.
 *
 * <p>Spark calls its methods on many threads and under locks of its own: they only note what is
 * wanted, but for {@link #start} and {@link #stop}.
 */
final class MesosSchedulerBackend extends CoarseGrainedSchedulerBackend {

  private static final System.Logger LOG = System.getLogger(MesosClusterManager.class.getName());

  /** How long Mesos may take to say why an executor has hung up. */
  private static final Duration REASON_DELAY = Duration.ofSeconds(5);

  private final TaskSchedulerImpl scheduler;
  private final SparkContext context;
  private final Application application;
  private final boolean dynamic;
  private final boolean inContainers;
  private final Optional<Duration> idleTimeout;
  private final Idleness idleness;
  private volatile Wish wish;

  /**
   * What Spark asked for last.
   *
   * @param executors how many in all
   * @param hosts that have data of tasks that wait
   */
  private record Wish(int executors, Set<String> hosts, Instant since) {}

  MesosSchedulerBackend(
      TaskSchedulerImpl scheduler,
      SparkContext context,
      MasterAddress master,
      SparkMesosSettings settings) {
    super(scheduler, context.env().rpcEnv());
    this.scheduler = scheduler;
    this.context = context;
    inContainers = settings.launch().container().image().isPresent();
    dynamic = Utils.isDynamicAllocationEnabled(context.conf());
    // With dynamic allocation, Spark itself says soon how many it begins with.
    wish = new Wish(dynamic ? 0 : settings.limits().executors(), Set.of(), Instant.now());
    application = new Application(context, master, settings, this::demand, new SparkSide(this));
    idleTimeout = settings.framework().idleTimeout();
    idleness = new Idleness(idleTimeout, application.fleet()::demandChanged, Clock.systemUTC());
  }

  @Override
  public void start() {
    if (inContainers) {
      // Executors of one host would look for each other's files, each in a container of its own.
      context.conf().setIfMissing("spark.shuffle.readHostLocalDisk", "false");
    }
    super.start();
    if (idleTimeout.isPresent()) {
      context.addSparkListener(idleness);
    }
    application.start(scheduler.sc().sparkUser());
  }

  /** Gives the executors back when no job has run for long; does this now and then. */
  void restWhenIdle() {
    if (idleness.beginRest()) {
      LOG.log(
          Level.WARNING,
          "no job has run for {0} s (spark.mesos.driver.idleTimeout): the executors go back to the"
              + " cluster, with what they had cached; the next job gets new ones",
          idleTimeout.map(Duration::toSeconds).orElse(0L));
    }
    if (idleness.isResting() && !getExecutorIds().isEmpty()) {
      killExecutors(getExecutorIds(), false, false, true);
    }
  }

  @Override
  public void stop() {
    stop(SparkAppHandle.State.FINISHED);
  }

  /** Ends the executors, then the framework. */
  void stop(SparkAppHandle.State state) {
    if (application.beginStop()) {
      try {
        super.stop();
      } finally {
        application.stop(state);
      }
    }
  }

  @Override
  public String applicationId() {
    return application.id().orElseGet(super::applicationId);
  }

  private Demand demand() {
    Wish now = wish;
    return new Demand(
        idleness.isResting() ? 0 : now.executors,
        now.hosts,
        now.since,
        CollectionConverters.asJava(scheduler.excludedNodes()));
  }

  @Override
  public boolean sufficientResourcesRegistered() {
    int cores = conf().getInt("spark.cores.max", 0);
    int executors = dynamic ? 0 : conf().getInt("spark.executor.instances", 0);
    return totalCoreCount().get() >= cores * minRegisteredRatio()
        && totalRegisteredExecutors().get() >= executors * minRegisteredRatio();
  }

  @Override
  public Future<Object> doRequestTotalExecutors(
      scala.collection.immutable.Map<ResourceProfile, Object> executors) {
    int total = 0;
    for (var entry : CollectionConverters.asJava(executors).entrySet()) {
      if (entry.getKey().id() == ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID()) {
        total = (Integer) entry.getValue();
      }
    }
    wish = new Wish(total, dynamic ? hostsWithData() : Set.of(), Instant.now());
    application.fleet().demandChanged();
    return Future$.MODULE$.successful(true);
  }

  private Set<String> hostsWithData() {
    Set<String> hosts = new HashSet<>();
    var tasks = CollectionConverters.asJava(rpHostToLocalTaskCount());
    var byHost = tasks.get((Object) ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID());
    if (byHost != null) {
      hosts.addAll(CollectionConverters.asJava(byHost.keySet()));
    }
    return hosts;
  }

  @Override
  public Future<Object> doKillExecutors(Seq<String> executorIds) {
    for (String id : CollectionConverters.asJava(executorIds)) {
      application.fleet().kill(id, "it was not needed any more");
    }
    return Future$.MODULE$.successful(true);
  }

  @Override
  public Option<HadoopDelegationTokenManager> createTokenManager() {
    return Option.apply(
        new HadoopDelegationTokenManager(conf(), context.hadoopConfiguration(), driverEndpoint()));
  }

  @Override
  public Option<scala.collection.immutable.Map<String, String>> getDriverLogUrls() {
    return DriverLogs.ofEnvironment(System.getenv());
  }

  /** Tells Spark that an executor is gone; at the application's end, nobody asks any more. */
  void lost(String executorId, ExecutorLossReason reason) {
    if (!application.isStopping()) {
      removeExecutor(executorId, reason);
    }
  }

  /** Has an executor move its data elsewhere, where the application allows that. */
  void decommission(String executorId, String why) {
    if (conf().getBoolean("spark.decommission.enabled", false)) {
      var info = new ExecutorDecommissionInfo(why, Option.empty());
      decommissionExecutor(executorId, info, false, false);
    }
  }

  /** Ends all jobs with this message, and then the application. */
  void abort(String message) {
    if (application.isStopping()) {
      return;
    }
    LOG.log(Level.ERROR, message);
    try {
      scheduler.error(message);
    } catch (Exception noJobsToEnd) { // Scala throws it unannounced
      LOG.log(Level.DEBUG, noJobsToEnd.getMessage());
    }
    context.stopInNewThread();
  }

  @Override
  public CoarseGrainedSchedulerBackend.DriverEndpoint createDriverEndpoint() {
    return new Endpoint();
  }

  /** Waits for the true reason when an executor hangs up; Spark would blame the job at once. */
  private final class Endpoint extends CoarseGrainedSchedulerBackend.DriverEndpoint {

    Endpoint() {
      MesosSchedulerBackend.this.super();
    }

    @Override
    public void onDisconnected(RpcAddress address) {
      Option<String> executorId = addressToExecutorId().get(address);
      if (executorId.isDefined() && disableExecutor(executorId.get())) {
        application.later(REASON_DELAY, () -> hungUp(executorId.get()));
      }
    }
  }

  private void hungUp(String executorId) {
    if (getExecutorIds().contains(executorId)) {
      application.fleet().kill(executorId, "its connection was lost");
      lost(
          executorId,
          new ExecutorProcessLost(
              "executor " + executorId + " hung up, and Mesos has not said why",
              Option.empty(),
              true));
    }
  }
}
