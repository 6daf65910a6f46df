package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskInfo;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.Value;
import org.lcmap.spark.mesos.executors.Cause;
import org.lcmap.spark.mesos.executors.ExecutorIdentity;
import org.lcmap.spark.mesos.executors.ExecutorIds;
import org.lcmap.spark.mesos.executors.Leave;
import org.lcmap.spark.mesos.executors.Loss;
import org.lcmap.spark.mesos.executors.PlannedExecutor;
import org.lcmap.spark.mesos.placement.Demand;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** What a fleet tells the master and the application, call by call. */
final class ExecutorFleetTest implements Calls, ExecutorLaunch, FleetListener {

  private final List<Call> calls = new ArrayList<>();
  private final Deque<Fate> fates = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final ExecutorIds ids = new ExecutorIds("test");
  private final Duties duties = new Duties("fleet of a test");
  private volatile Demand demand = Demand.of(1);
  private final ExecutorFleet fleet =
      new ExecutorFleet(
          SparkMesosSettings.parse(
              Map.of(
                  "spark.executor.cores", "1",
                  "spark.cores.max", "8",
                  "spark.mesos.reviveInterval", "0s"),
              Map.of("SPARK_HOME", "/opt/spark")),
          duties,
          this,
          () -> demand,
          this);

  @AfterEach
  void end() {
    duties.close();
  }

  @Test
  void asksForNoOffersWhileAllThatIsWantedRuns() {
    connect();
    offer("o1");
    offer("o2");

    assertThat(names()).containsExactly("Accept", "Suppress", "Decline");
  }

  @Test
  void revivesWhenMoreIsWantedAndNotWhenLessIs() {
    want(Demand.of(3));
    connect();
    offer("o1", 2);
    calls.clear();

    want(Demand.of(2));
    fleet.demandChanged();
    want(Demand.of(1));
    fleet.demandChanged();
    assertThat(names()).containsExactly("Suppress");

    want(Demand.of(4));
    fleet.demandChanged();
    fleet.demandChanged();
    assertThat(names()).containsExactly("Suppress", "Revive");
  }

  @Test
  void fewerExecutorsThoughStillSomeAreNoReasonToRevive() {
    want(Demand.of(5));
    connect();
    want(Demand.of(3));
    fleet.demandChanged();

    assertThat(names()).isEmpty();
  }

  @Test
  void hostsWithDataAndHostsThatAreNotExcludedAnyMoreAreReasonsToRevive() {
    Demand start = new Demand(2, Set.of("h1"), demand.since(), Set.of("h9"));
    want(start);
    connect();

    want(new Demand(2, Set.of("h1", "h2"), demand.since(), Set.of("h9")));
    fleet.demandChanged();
    want(new Demand(2, Set.of("h2"), demand.since(), Set.of()));
    fleet.demandChanged();
    want(new Demand(2, Set.of(), demand.since(), Set.of("h9")));
    fleet.demandChanged();

    assertThat(names()).containsExactly("Revive", "Revive");
  }

  @Test
  void taskThatTheMasterDidNotTakeIsLostAndItsOfferAnsweredAgain() {
    connect();
    fates.add(Fate.NOT_TAKEN);
    offer("o1");
    duties.put(fleet::tick);

    assertThat(names()).startsWith("Accept", "Accept");
    assertThat(heard).containsExactly("lost 0 NOT_STARTED");
  }

  @Test
  void answerThatMayBeLostGivesTheOfferBack() {
    connect();
    fates.add(Fate.UNKNOWN);
    offer("o1");

    assertThat(names()).containsExactly("Accept", "Decline", "Suppress");
    assertThat(heard).isEmpty();
  }

  @Test
  void suppressThatWasNotTakenIsSentAgain() {
    connect();
    fates.add(Fate.TAKEN);
    fates.add(Fate.NOT_TAKEN);
    offer("o1");
    duties.put(fleet::tick);
    duties.put(fleet::tick);

    assertThat(names()).containsExactly("Accept", "Suppress", "Suppress");
  }

  @Test
  void offersAreVoidAfterTheirSubscription() {
    connect();
    fates.add(Fate.NOT_TAKEN);
    offer("o1");
    connect();
    duties.put(fleet::tick);

    assertThat(names()).containsOnlyOnce("Accept");
  }

  @Test
  void lostExecutorIsReplaced() {
    connect();
    offer("o1");
    fleet.update(status(0, TaskState.TASK_RUNNING));
    fleet.update(status(0, TaskState.TASK_FAILED));
    offer("o2");

    assertThat(names()).containsExactly("Accept", "Suppress", "Revive", "Accept", "Suppress");
    assertThat(heard).containsExactly("started 0", "lost 0 FAILED");
  }

  @Test
  void executorThatIsEndedFromOutsideIsSaidToLeave() {
    connect();
    offer("o1");
    fleet.update(status(0, TaskState.TASK_RUNNING));
    fleet.update(status(0, TaskState.TASK_KILLING));

    assertThat(heard()).containsExactly("started 0", "leaving 0");
  }

  @Test
  void executorThatTheDriverEndsIsNotSaidToLeave() {
    connect();
    offer("o1");
    fleet.update(status(0, TaskState.TASK_RUNNING));
    fleet.kill("0", "a test");
    fleet.update(status(0, TaskState.TASK_KILLING));
    fleet.update(status(0, TaskState.TASK_KILLED));

    assertThat(names()).contains("Kill");
    assertThat(heard).containsExactly("started 0", "lost 0 KILLED_BY_DRIVER");
  }

  @Test
  void strayTaskIsKilled() {
    connect();
    fleet.update(status(77, TaskState.TASK_RUNNING));

    assertThat(names()).containsExactly("Kill");
  }

  @Test
  void closedFleetLaunchesNothing() {
    connect();
    fleet.close();
    offer("o1");

    assertThat(names()).containsExactly("Suppress", "Decline");
  }

  private void connect() {
    fleet.connected(this);
    await();
  }

  private void want(Demand wanted) {
    await();
    demand = wanted;
  }

  private void offer(String id) {
    offer(id, 1);
  }

  private void offer(String id, int cpus) {
    fleet.offers(
        List.of(
            Offer.builder(new OfferId(id), frameworkId(), new AgentId("a"), "h")
                .resources(List.of(scalar("cpus", cpus), scalar("mem", 8192)))
                .build()));
    await();
  }

  private static Resource scalar(String name, double amount) {
    return Resource.builder(name, new Value.Scalar(amount)).role("*").build();
  }

  private static TaskStatus status(int executor, TaskState state) {
    TaskId task = new TaskId("spark-test-000000" + executor);
    return TaskStatus.builder(executor < 10 ? task : new TaskId("other"), EnumValue.of(state))
        .agentId(new AgentId("a"))
        .build();
  }

  private List<String> names() {
    await();
    return calls.stream().map(call -> call.getClass().getSimpleName()).toList();
  }

  private List<String> heard() {
    await();
    return heard;
  }

  /** Until the fleet has done all that was put in line. */
  private void await() {
    CountDownLatch done = new CountDownLatch(1);
    duties.put(done::countDown);
    try {
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public FrameworkId frameworkId() {
    return new FrameworkId("f");
  }

  @Override
  public Fate send(Call call) {
    calls.add(call);
    Fate fate = fates.poll();
    return fate == null ? Fate.TAKEN : fate;
  }

  @Override
  public ExecutorIdentity identity() {
    return ids.next();
  }

  @Override
  public TaskInfo task(
      PlannedExecutor executor, ExecutorIdentity identity, FrameworkId application) {
    return TaskInfo.builder("a test", identity.taskId(), executor.agentId()).build();
  }

  @Override
  public void started(String executorId) {
    heard.add("started " + executorId);
  }

  @Override
  public void lost(Loss loss) {
    heard.add("lost " + loss.executorId() + " " + loss.cause());
    assertThat(loss.cause()).isNotEqualTo(Cause.UNKNOWN);
  }

  @Override
  public void leaving(Leave leave) {
    heard.add("leaving " + leave.executorId());
  }

  @Override
  public void warn(String sentence) {
    heard.add("warn");
  }

  @Override
  public void ended(MesosException reason) {
    heard.add("ended");
  }
}
