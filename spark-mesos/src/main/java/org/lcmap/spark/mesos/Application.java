package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.launcher.LauncherBackend;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.util.ShutdownHookManager;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.security.SecurityFileException;
import org.lcmap.mesos.security.Tls;
import org.lcmap.mesos.zookeeper.MesosMasters;
import org.lcmap.spark.mesos.launch.FrameworkDescription;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;
import scala.runtime.BoxedUnit;

/**
 * An application on Mesos, from its registration to its end: the framework, its executors, and what
 * they need to reach the driver.
 */
final class Application {

  private static final System.Logger LOG = System.getLogger(MesosClusterManager.class.getName());
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int HOOK_PRIORITY =
      ShutdownHookManager.SPARK_CONTEXT_SHUTDOWN_PRIORITY() - 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration FOR_TEARDOWN = Duration.ofSeconds(10);

  private final SparkContext context;
  private final MasterAddress master;
  private final SparkMesosSettings settings;
  private final Duties duties = new Duties("mesos-executors");
  private final Tokens tokens = new Tokens();
  private final ExecutorFleet fleet;
  private final Executors executors;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<String> id = Optional.empty();
  private final SparkSide listener;
  private final LauncherBackend launcher;
  private Optional<SchedulerClient> client = Optional.empty();
  private Optional<Object> hook = Optional.empty();

  Application(
      SparkContext context,
      MasterAddress master,
      SparkMesosSettings settings,
      Supplier<Demand> demand,
      SparkSide listener) {
    this.context = context;
    this.master = master;
    this.settings = settings;
    executors = new Executors(context, settings, tokens);
    fleet = new ExecutorFleet(settings, duties, executors, demand, listener);
    this.listener = listener;
    launcher = new Launcher(context.conf(), listener);
  }

  /** The id that Mesos has given, once it has. */
  Optional<String> id() {
    return id;
  }

  ExecutorFleet fleet() {
    return fleet;
  }

  /** Registers with Mesos, or says why that cannot be done. */
  void start(String sparkUser) {
    settings.notes().forEach(note -> LOG.log(Level.WARNING, note));
    launcher.connect();
    launcher.setState(SparkAppHandle.State.SUBMITTED);
    executors.listen(problem -> listener.broken(problem));
    String ui = context.ui().isEmpty() ? "" : context.ui().get().webUrl();
    context.addSparkListener(new RegistrationListener(context, fleet, tokens));
    SchedulerClient made = client(FrameworkDescription.of(settings, sparkUser, ui));
    client = Optional.of(made);
    // Spark's own hook, which stops a context, comes first, and exists only once there is a
    // context.
    hook = Optional.of(ShutdownHookManager.addShutdownHook(HOOK_PRIORITY, this::stopAtShutdown));
    String given = subscribe(made);
    id = Optional.of(given);
    launcher.setAppId(given);
    launcher.setState(SparkAppHandle.State.RUNNING);
    duties.every(TICK, fleet::tick);
    duties.every(TICK, listener::tick);
  }

  private SchedulerClient client(FrameworkInfo info) {
    var builder =
        SchedulerClient.builder(MesosMasters.detector(master), info)
            .startTimeout(settings.master().subscribeTimeout());
    settings.master().credentials().ifPresent(builder::credentials);
    try {
      settings.master().tls().ifPresent(tls -> builder.tls(Tls.of(tls)));
    } catch (SecurityFileException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()), e);
    }
    return builder.build();
  }

  private String subscribe(SchedulerClient made) {
    try {
      return made.start(fleet).value();
    } catch (MesosException e) {
      throw new CannotStartException("cannot register with Mesos: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("interrupted while registering with Mesos", e);
    }
  }

  void later(Duration delay, Runnable duty) {
    duties.putAfter(delay, duty);
  }

  /** Starts no executors from now on. False when it was called before. */
  boolean beginStop() {
    boolean first = stopping.compareAndSet(false, true);
    if (first) {
      fleet.close();
    }
    return first;
  }

  private BoxedUnit stopAtShutdown() {
    if (beginStop()) {
      stop(SparkAppHandle.State.KILLED);
    } else {
      awaitStop();
    }
    return BoxedUnit.UNIT;
  }

  /**
   * Another thread is at it, as when Spark stops a context that lost its executors while its user's
   * program ends: were the JVM to go now, Mesos would not be told.
   */
  private void awaitStop() {
    try {
      Duration patience = settings.framework().shutdownTimeout().plus(FOR_TEARDOWN);
      if (!stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "the application has not ended within {0} s", patience.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isStopping() {
    return stopping.get();
  }

  /** Waits for executors that were told to end, then ends the framework. */
  void stop(SparkAppHandle.State state) {
    try {
      awaitExecutors();
      client.ifPresent(this::tearDown);
    } finally {
      duties.close();
      executors.close();
      launcher.setState(state);
      launcher.close();
      if (!ShutdownHookManager.inShutdown()) {
        hook.ifPresent(ShutdownHookManager::removeShutdownHook);
      }
      stopped.countDown();
    }
  }

  private void awaitExecutors() {
    long deadline = System.nanoTime() + settings.framework().shutdownTimeout().toNanos();
    while (fleet.counts().totals().executors() > 0) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        LOG.log(Level.INFO, "some executors have not ended by themselves; Mesos ends them");
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private void tearDown(SchedulerClient subscribed) {
    try {
      if (id.isPresent()) {
        subscribed.teardown();
      }
    } catch (MesosException e) {
      LOG.log(
          Level.WARNING,
          "Mesos was not told of the end of {0}: it ends by itself {1} s after the connection was"
              + " lost ({2})",
          id.get(),
          settings.framework().failoverTimeout().toSeconds(),
          e.getMessage());
    } finally {
      subscribed.close();
    }
  }
}
