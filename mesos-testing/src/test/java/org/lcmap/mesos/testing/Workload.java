package org.lcmap.mesos.testing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.NotSubscribedException;
import org.lcmap.mesos.client.RetryPolicy;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.client.SchedulerHandler;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.CommandInfo;
import org.lcmap.mesos.model.ContainerInfo;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.Filters;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Operation;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;

/** A framework under test: launches what it is told to, and remembers what it hears of it. */
final class Workload implements SchedulerHandler, AutoCloseable {

  private record Job(String id, String command, Optional<ContainerInfo> container) {}

  // Guarded by this.
  private final List<Job> waiting = new ArrayList<>();
  private final Map<String, TaskState> states = new TreeMap<>();
  private final List<TaskStatus> statuses = new ArrayList<>();
  private final List<OfferId> owed = new ArrayList<>();
  private Optional<MesosException> end = Optional.empty();
  private boolean ended;
  private int connections;
  private int offers;
  private String frameworkId = "";
  private final SchedulerClient client;

  /** A framework that is impatient enough for tests. */
  Workload(MesosCluster cluster, FrameworkInfo info) {
    this(
        SchedulerClient.builder(
                MasterDetector.of(
                    cluster.masters().stream().map(one -> URI.create("http://" + one)).toList()),
                info)
            .retry(new RetryPolicy(Duration.ofMillis(2), Duration.ofMillis(20), 0.5))
            .unanswered(new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(100), 0.2))
            .reconcilePeriod(Duration.ofMillis(200))
            .timeout(Duration.ofSeconds(5)));
  }

  Workload(SchedulerClient.Builder builder) {
    client = builder.build();
  }

  SchedulerClient client() {
    return client;
  }

  void start() throws InterruptedException {
    client.start(this);
  }

  @Override
  public void close() {
    client.close();
  }

  synchronized void submit(String id, String command) {
    waiting.add(new Job(id, command, Optional.empty()));
  }

  /** The same in a Docker container of this image. */
  synchronized void submit(String id, String command, String image) {
    waiting.add(new Job(id, command, Optional.of(docker(image))));
  }

  @Override
  public void offers(List<Offer> offers) {
    count(offers.size());
    for (Offer offer : offers) {
      List<Job> jobs = take(cpus(offer));
      try {
        if (jobs.isEmpty()) {
          client.send(
              new Call.Decline(
                  List.of(offer.id()), Optional.of(Filters.refuse(Duration.ofMillis(40)))));
        } else {
          client.send(
              new Call.Accept(
                  List.of(offer.id()),
                  List.of(Operation.launch(jobs.stream().map(job -> task(offer, job)).toList())),
                  Optional.of(Filters.refuse(Duration.ofMillis(40)))));
        }
      } catch (NotSubscribedException e) {
        putBack(jobs);
      } catch (MesosException e) {
        // It may have arrived or not: reconciliation tells of the tasks, and the offer goes back.
        owe(offer.id());
      }
    }
  }

  private synchronized void count(int more) {
    offers += more;
    notifyAll();
  }

  /** How many offers were heard of. */
  synchronized int offersSeen() {
    return offers;
  }

  private synchronized void owe(OfferId offer) {
    owed.add(offer);
  }

  /** Gives back what could not be given back before. */
  @Override
  public void heartbeat() {
    List<OfferId> offers;
    synchronized (this) {
      offers = List.copyOf(owed);
      owed.clear();
    }
    if (!offers.isEmpty()) {
      try {
        client.send(new Call.Decline(offers, Optional.of(Filters.refuse(Duration.ofMillis(1)))));
      } catch (MesosException e) {
        offers.forEach(this::owe);
      }
    }
  }

  private static double cpus(Offer offer) {
    return offer.resources().stream()
        .filter(one -> one.name().equals("cpus"))
        .mapToDouble(one -> one.amount())
        .sum();
  }

  private static TaskInfo task(Offer offer, Job job) {
    TaskInfo.Builder task =
        TaskInfo.builder(job.id(), new TaskId(job.id()), offer.agentId())
            .resources(List.of(Resource.scalar("cpus", 1), Resource.scalar("mem", 32)))
            .command(CommandInfo.builder().value(job.command()).build());
    job.container().ifPresent(task::container);
    return task.build();
  }

  private static ContainerInfo docker(String image) {
    return ContainerInfo.builder(
            new ContainerInfo.Containerizer.Docker(
                image,
                Optional.of(EnumValue.of(ContainerInfo.Containerizer.Docker.Network.HOST)),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty()))
        .build();
  }

  private synchronized List<Job> take(double cpus) {
    List<Job> jobs = new ArrayList<>();
    while (!waiting.isEmpty() && jobs.size() + 1 <= cpus) {
      Job job = waiting.remove(0);
      jobs.add(job);
      states.put(job.id(), TaskState.TASK_STAGING);
    }
    return jobs;
  }

  private synchronized void putBack(List<Job> jobs) {
    jobs.forEach(job -> states.remove(job.id()));
    waiting.addAll(jobs);
  }

  @Override
  public synchronized void update(TaskStatus status) {
    TaskState state = status.state().orElse(TaskState.TASK_UNKNOWN);
    states.put(status.taskId().value(), state);
    statuses.add(status);
    notifyAll();
  }

  @Override
  public synchronized void connected(org.lcmap.mesos.client.Subscription subscription) {
    connections++;
    frameworkId = subscription.frameworkId().value();
    owed.clear(); // Offers are void with the subscription that brought them.
    notifyAll();
  }

  @Override
  public synchronized void ended(Optional<MesosException> reason) {
    ended = true;
    end = reason;
    notifyAll();
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  synchronized Optional<MesosException> end() {
    return end;
  }

  /** The id that the framework had at its last subscription. */
  synchronized String frameworkId() {
    return frameworkId;
  }

  synchronized int connections() {
    return connections;
  }

  synchronized Map<String, TaskState> states() {
    return new TreeMap<>(states);
  }

  /** Every status that was heard, in order. */
  synchronized List<TaskStatus> statuses() {
    return List.copyOf(statuses);
  }

  /** The same, a line each, with state and reason. */
  List<String> history() {
    return statuses().stream()
        .map(
            status ->
                status.taskId().value()
                    + " "
                    + status.state()
                    + " "
                    + status.reason().map(Object::toString).orElse(""))
        .toList();
  }

  synchronized boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** The tasks that, as far as is known here, run or are about to. */
  synchronized Set<String> alive() {
    Set<String> alive = new TreeSet<>();
    states.forEach(
        (id, state) -> {
          if (state.isActive()) {
            alive.add(id);
          }
        });
    return alive;
  }

  /** Waits for the next news, or that long. */
  synchronized void awaitNews(Duration longest) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedWait(this, longest.toNanos());
  }

  /** Waits for a condition that may come true with any news, and otherwise with time. */
  boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      awaitNews(Duration.ofMillis(5));
    }
    return true;
  }
}
