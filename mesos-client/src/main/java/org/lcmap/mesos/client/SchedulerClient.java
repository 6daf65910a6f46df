package org.lcmap.mesos.client;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.OfferConstraints;
import org.lcmap.mesos.security.Credentials;
import org.lcmap.mesos.security.Tls;

/**
 * A framework's connection with Mesos. A complete framework, which runs one command and ends:
 *
 * <pre>{@code
 * public class Hello {
 *   public static void main(String[] master) throws InterruptedException {
 *     var info = FrameworkInfo.builder("root", "hello").role("*").build();
 *     try (var client = SchedulerClient.builder(MasterAddress.parse(master[0]), info).build()) {
 *       client.start(new SchedulerHandler() {
 *         @Override public void offers(List<Offer> offers) {
 *           var task = TaskInfo.using(offers.get(0), "hello-1", CommandInfo.shell("echo hello"));
 *           client.send(Call.Accept.launch(offers.get(0), List.of(task)));
 *         }
 *         @Override public void update(TaskStatus status) {
 *           if (status.state().orElse(TASK_LOST).isTerminal()) client.teardown(); }
 *       });
 *       client.awaitEnd();
 *     }}}
 * }</pre>
 *
 * <p>Once started, the client stays subscribed: it follows the leader, comes back with the same
 * framework id after a lost stream, acknowledges updates after the handler has seen them,
 * reconciles tasks, and repeats kills until they are answered. It ends when it is closed, when the
 * framework is torn down, or when trying again is of no use; {@link SchedulerHandler#ended} tells.
 *
 * <p>It has two threads: its own, which calls the handler, and one of the JDK's HTTP client. A
 * client is used once. Safe for use by several threads.
 */
public final class SchedulerClient implements AutoCloseable {

  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final Builder settings;
  private final FrameworkState state;
  private final Clock clock = Clock.systemUTC();
  private final Inbox inbox = new Inbox(clock);
  private final Chores chores;
  private final AtomicReference<@Nullable Subscription> current = new AtomicReference<>();

  // Guarded by this client.
  private @Nullable Thread thread;
  private @Nullable HttpTransport transport;

  private SchedulerClient(Builder settings) {
    this.settings = settings;
    this.state =
        new FrameworkState(settings.framework, settings.suppressedRoles, settings.constraints);
    this.chores =
        new Chores(
            settings.unanswered,
            settings.reconcilePeriod,
            clock,
            () -> inbox.put(new Signal.Nudge()));
    settings.knownTasks.forEach(chores::expect);
  }

  /** A client for masters at known addresses; the scheme, where missing, depends on TLS. */
  public static Builder builder(MasterAddress address, FrameworkInfo framework) {
    if (address instanceof MasterAddress.Known known) {
      return builder(MasterDetector.of(known.masters()), framework);
    }
    throw new IllegalArgumentException(
        address + " needs ZooKeeper: use MesosMasters.detector(...) of the module mesos-zookeeper");
  }

  /** A client that asks this detector, which it closes in the end. */
  public static Builder builder(MasterDetector detector, FrameworkInfo framework) {
    return new Builder(detector, framework);
  }

  /**
   * Subscribes, and waits until that is done.
   *
   * @return the id that the master gave the framework
   * @throws MesosException when it cannot be done, or not in time; the client has ended then
   */
  public FrameworkId start(SchedulerHandler handler) throws InterruptedException {
    requireNonNull(handler, "handler");
    SubscriptionLoop loop = startThread(handler);
    try {
      return loop.started().get(settings.startTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      close();
      throw e.getCause() instanceof MesosException reason
          ? reason
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      MesosException last = loop.lastProblem();
      close();
      throw new MesosConnectionException(
          "not subscribed within "
              + settings.startTimeout.toSeconds()
              + " s: "
              + (last == null ? "the master does not answer" : last.getMessage()),
          last);
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  private synchronized SubscriptionLoop startThread(SchedulerHandler handler) {
    if (thread != null || inbox.isClosed()) {
      throw new IllegalStateException("a client is started once; build another one");
    }
    HttpTransport http = new HttpTransport(settings.tls, settings.credentials, settings.timeout);
    ClientParts parts =
        new ClientParts(
            clock,
            settings.timeout,
            settings.largestRecord,
            settings.acknowledges,
            settings.detector,
            http,
            new MesosJson(),
            inbox,
            chores,
            state,
            handler,
            current);
    SubscriptionLoop loop = new SubscriptionLoop(parts, settings.retry);
    settings.detector.onChange(inbox::leaderChanged);
    transport = http;
    thread = new Thread(loop, "mesos-scheduler-" + settings.framework.name());
    thread.setDaemon(true);
    thread.start();
    return loop;
  }

  /** The subscription that stands now, if any. */
  public Optional<Subscription> subscription() {
    return Optional.ofNullable(current.get());
  }

  /**
   * Sends a call through the subscription that stands now; see {@link Subscription#send}.
   *
   * @throws NotSubscribedException when there is none; the call was not sent
   */
  public void send(Call call) {
    subscription()
        .orElseThrow(
            () ->
                new NotSubscribedException(
                    Subscription.nameOf(call) + " was not sent: the framework is not subscribed"))
        .send(call);
  }

  /** Ends the framework with all its tasks; the client ends once the master has done so. */
  public void teardown() {
    send(new Call.Teardown());
  }

  /** Waits until the client has ended. */
  public void awaitEnd() throws InterruptedException {
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.join();
    }
  }

  /**
   * Ends the client and leaves the framework as it is: without {@link #teardown}, its tasks run on
   * for its failover time-out. Waits for the handler to return, unless called by it.
   */
  @Override
  public void close() {
    inbox.close();
    Thread running;
    HttpTransport http;
    synchronized (this) {
      running = thread;
      http = transport;
    }
    try {
      if (running != null && running != Thread.currentThread()) {
        running.join(LONGEST_END.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (http != null) {
        http.close();
      }
      settings.detector.close();
    }
  }

  /** The settings of a client; all but the first two have good defaults. */
  public static final class Builder {

    private final MasterDetector detector;
    private final FrameworkInfo framework;
    private List<String> suppressedRoles = List.of();
    private Optional<OfferConstraints> constraints = Optional.empty();
    private Optional<Tls> tls = Optional.empty();
    private Optional<Credentials> credentials = Optional.empty();
    private Duration timeout = Duration.ofSeconds(20);
    private Duration startTimeout = Duration.ofMinutes(1);
    private Duration reconcilePeriod = Duration.ofMinutes(15);
    private RetryPolicy retry = RetryPolicy.SUBSCRIPTION;
    private RetryPolicy unanswered = RetryPolicy.UNANSWERED;
    private boolean acknowledges = true;
    private int largestRecord = 512 << 20;
    private final List<Call.Reconcile.Task> knownTasks = new ArrayList<>();

    private Builder(MasterDetector detector, FrameworkInfo framework) {
      this.detector = requireNonNull(detector, "detector");
      this.framework = requireNonNull(framework, "framework");
    }

    /** Roles that get no offers from the beginning. */
    public Builder suppressedRoles(List<String> roles) {
      this.suppressedRoles = List.copyOf(roles);
      return this;
    }

    /** Which agents offers may come from (since Mesos 1.11). */
    public Builder offerConstraints(OfferConstraints constraints) {
      this.constraints = Optional.of(constraints);
      return this;
    }

    /** Speaks TLS, also with masters that are named without {@code https://}. */
    public Builder tls(Tls tls) {
      this.tls = Optional.of(tls);
      return this;
    }

    /** Authenticates with HTTP Basic. */
    public Builder credentials(Credentials credentials) {
      this.credentials = Optional.of(credentials);
      return this;
    }

    /** How long a master may take to answer a call; 20 s unless set. */
    public Builder timeout(Duration timeout) {
      this.timeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /** How long {@link #start} may take; a minute unless set. */
    public Builder startTimeout(Duration timeout) {
      this.startTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /** How long to wait before the next attempt to subscribe. */
    public Builder retry(RetryPolicy policy) {
      this.retry = requireNonNull(policy, "policy");
      return this;
    }

    /** How long to wait before a question or a kill that went unanswered is repeated. */
    public Builder unanswered(RetryPolicy policy) {
      this.unanswered = requireNonNull(policy, "policy");
      return this;
    }

    /** How often to reconcile all tasks; every 15 minutes unless set. */
    public Builder reconcilePeriod(Duration period) {
      this.reconcilePeriod = requireNonNull(period, "period");
      return this;
    }

    /** Tasks of an earlier scheduler of this framework, to be reconciled as well. */
    public Builder knownTasks(List<Call.Reconcile.Task> tasks) {
      this.knownTasks.addAll(tasks);
      return this;
    }

    /** Leaves acknowledgements to the handler, by {@link Subscription#acknowledge}. */
    public Builder acknowledgedByHandler() {
      this.acknowledges = false;
      return this;
    }

    /** The longest record in bytes that is read; 512 MiB unless set. */
    public Builder largestRecord(int bytes) {
      this.largestRecord = bytes;
      return this;
    }

    /** The client, not yet started. */
    public SchedulerClient build() {
      return new SchedulerClient(this);
    }
  }
}
