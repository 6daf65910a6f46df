package org.lcmap.spark.mesos.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lcmap.mesos.model.AgentId;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.TaskId;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.TaskStatus.Reason;
import org.lcmap.spark.mesos.settings.ExclusionSettings;

final class LedgerTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  private final Ledger ledger =
      new Ledger(new ExclusionSettings(true, 2, Duration.ofHours(1)), clock);

  @Test
  void totalsFollowLaunchesAndEnds() {
    launch(0, 1);
    launch(1, 1);
    launch(2, 2);
    update(1, TaskState.TASK_RUNNING);
    assertThat(ledger.totals()).isEqualTo(new Totals(3, 1, 12, 3000, 3));
    assertThat(ledger.executorsOn(new AgentId("a1"))).isEqualTo(2);

    update(1, TaskState.TASK_FINISHED);
    update(2, TaskState.TASK_FINISHED);

    assertThat(ledger.totals()).isEqualTo(new Totals(1, 0, 4, 1000, 1));
    assertThat(ledger.executorsOn(new AgentId("a1"))).isEqualTo(1);
    assertThat(ledger.runsOn("h1")).isTrue();
    assertThat(ledger.runsOn("h2")).isFalse();
    assertThat(ledger.losses()).isEqualTo(Map.of(Cause.FINISHED, 2L));
  }

  @Test
  void sayingTheSameAgainChangesNothing() {
    launch(0, 1);
    assertThat(update(0, TaskState.TASK_STAGING)).isEqualTo(new Change.None());
    assertThat(update(0, TaskState.TASK_RUNNING)).isEqualTo(new Change.Started("0", "h1"));
    assertThat(update(0, TaskState.TASK_RUNNING)).isEqualTo(new Change.None());
    assertThat(update(0, TaskState.TASK_FAILED)).isInstanceOf(Change.Lost.class);

    assertThat(update(0, TaskState.TASK_FAILED)).isEqualTo(new Change.None());

    assertThat(ledger.totals()).isEqualTo(new Totals(0, 0, 0, 0, 0));
    assertThat(ledger.losses()).isEqualTo(Map.of(Cause.FAILED, 1L));
    assertThat(ledger.isExcluded("h1")).isFalse();
  }

  @Test
  void anExecutorThatComesBackAfterItWasGivenUpIsAStray() {
    launch(0, 1);
    update(0, TaskState.TASK_RUNNING);
    assertThat(lost(0, status(0, TaskState.TASK_UNREACHABLE)).cause())
        .isEqualTo(Cause.AGENT_UNREACHABLE);

    TaskStatus back =
        TaskStatus.builder(new TaskId("task-0"), EnumValue.of(TaskState.TASK_RUNNING))
            .agentId(new AgentId("a1"))
            .build();

    assertThat(ledger.update(back))
        .isEqualTo(new Change.Stray(new TaskId("task-0"), Optional.of(new AgentId("a1"))));
  }

  @Test
  void anUpdateOfAnUnknownAgentIsNoError() {
    assertThat(update(7, TaskState.TASK_FAILED)).isEqualTo(new Change.None());
    assertThat(
            ledger.update(
                TaskStatus.builder(
                        new TaskId("x"), new EnumValue<TaskState>("TASK_NEW", Optional.empty()))
                    .build()))
        .isEqualTo(new Change.None());
  }

  @ParameterizedTest
  @CsvSource({
    "TASK_FAILED,        REASON_CONTAINER_LIMITATION_MEMORY, OUT_OF_MEMORY,    true",
    "TASK_FAILED,        REASON_CONTAINER_LIMITATION_DISK,   OUT_OF_DISK,      true",
    "TASK_FAILED,        REASON_COMMAND_EXECUTOR_FAILED,     FAILED,           true",
    "TASK_FAILED,        REASON_CONTAINER_LAUNCH_FAILED,     LAUNCH_FAILED,    false",
    "TASK_FAILED,        REASON_EXECUTOR_REGISTRATION_TIMEOUT, LAUNCH_FAILED,  false",
    "TASK_FAILED,        REASON_CONTAINER_PREEMPTED,         PREEMPTED,        false",
    "TASK_FAILED,        REASON_EXECUTOR_TERMINATED,         FAILED,           true",
    "TASK_KILLED,        REASON_AGENT_DRAINING,              AGENT_DRAINING,   false",
    "TASK_GONE_BY_OPERATOR, REASON_AGENT_DRAINING,           AGENT_DRAINING,   false",
    "TASK_KILLED,        REASON_TASK_KILLED_DURING_LAUNCH,   KILLED,           false",
    "TASK_LOST,          REASON_AGENT_REMOVED,               AGENT_GONE,       false",
    "TASK_LOST,          REASON_AGENT_RESTARTED,             AGENT_GONE,       false",
    "TASK_UNREACHABLE,   REASON_AGENT_REMOVED,               AGENT_UNREACHABLE, false",
    "TASK_UNREACHABLE,   REASON_RECONCILIATION,              AGENT_UNREACHABLE, false",
    "TASK_GONE,          REASON_RECONCILIATION,              AGENT_GONE,       false",
    "TASK_GONE_BY_OPERATOR, REASON_AGENT_REMOVED_BY_OPERATOR, AGENT_GONE,      false",
    "TASK_LOST,          REASON_RECONCILIATION,              UNKNOWN,          false",
    "TASK_UNKNOWN,       REASON_RECONCILIATION,              UNKNOWN,          false",
    "TASK_DROPPED,       REASON_INVALID_OFFERS,              NOT_STARTED,      false",
    "TASK_LOST,          REASON_INVALID_OFFERS,              NOT_STARTED,      false",
    "TASK_ERROR,         REASON_TASK_INVALID,                REFUSED,          false",
    "TASK_ERROR,         REASON_TASK_UNAUTHORIZED,           REFUSED,          false",
    "TASK_FINISHED,      REASON_RECONCILIATION,              FINISHED,         false"
  })
  void eachEndHasItsCause(TaskState state, Reason reason, Cause cause, boolean byApplication) {
    launch(0, 1);

    Loss loss = lost(0, TaskStatus.builder(task(0), EnumValue.of(state)).reason(reason).build());

    assertThat(loss.cause()).isEqualTo(cause);
    assertThat(loss.causedByApplication()).isEqualTo(byApplication);
    assertThat(loss.reason()).startsWith("executor 0 on h1 ").contains(reason.name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Command exited with status 1             | 1   | FAILED",
        "Container exited with status 137         | 137 | OUT_OF_MEMORY",
        "Command terminated with signal Killed    | 137 | OUT_OF_MEMORY",
        "Command exited with status 52            | 52  | OUT_OF_MEMORY",
        "Command terminated with signal Terminated| 143 | KILLED",
        "Command exited with status 143           | 143 | KILLED",
        "something else                           | -1  | FAILED"
      })
  void exitCodesAreReadFromTheMessage(String message, int code, Cause cause) {
    launch(0, 1);

    Loss loss =
        lost(
            0,
            TaskStatus.builder(task(0), EnumValue.of(TaskState.TASK_FAILED))
                .message(message)
                .build());

    assertThat(loss.exitCode()).isEqualTo(code < 0 ? OptionalInt.empty() : OptionalInt.of(code));
    assertThat(loss.cause()).isEqualTo(cause);
    assertThat(loss.reason()).contains("Mesos says: " + message.strip());
  }

  @Test
  void whatTheDriverEndedIsNoOnesFault() {
    launch(0, 1);
    ledger.killing("0", "idle for 60 s");

    Loss loss =
        lost(
            0,
            TaskStatus.builder(task(0), EnumValue.of(TaskState.TASK_FAILED))
                .message("Container exited with status 137")
                .build());

    assertThat(loss.cause()).isEqualTo(Cause.KILLED_BY_DRIVER);
    assertThat(loss.causedByApplication()).isFalse();
    assertThat(loss.reason()).contains("was ended by the driver: idle for 60 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Failed to run 'docker pull x': manifest unknown | spark.mesos.executor.docker.image",
        "Failed to chown '/sandbox': no such user 'lcmap' | spark.mesos.user",
        "Failed to get user information for 'lcmap'      | spark.mesos.user",
        "Failed to fetch all URIs for container          | spark.mesos.uris"
      })
  void aFailedLaunchSaysWhatToMend(String message, String setting) {
    launch(0, 1);

    Loss loss =
        lost(
            0,
            TaskStatus.builder(task(0), EnumValue.of(TaskState.TASK_FAILED))
                .reason(Reason.REASON_CONTAINER_LAUNCH_FAILED)
                .message(message)
                .build());

    assertThat(loss.reason()).contains("could not be started").contains(setting);
  }

  @Test
  void outOfMemorySaysWhichMemory() {
    launch(0, 1);
    launch(1, 1);

    assertThat(lost(0, failed(0, "Command exited with status 52")).reason())
        .contains("its Java heap was full, try a larger spark.executor.memory");
    assertThat(lost(1, failed(1, "Container exited with status 137")).reason())
        .contains("it asked for 1,000 MiB, try a larger spark.executor.memoryOverhead");
  }

  @Test
  void containerThatDockerRefusesSaysWhereDockersWordsAre() {
    launch(0, 1);

    assertThat(lost(0, failed(0, "Container exited with status 125")).reason())
        .contains("Docker did not run its container, and says why in the task's sandbox");
  }

  @Test
  void aLongMessageIsCutAndPutInOneLine() {
    launch(0, 1);

    Loss loss = lost(0, failed(0, "line one\nline two " + "x".repeat(2000)));

    assertThat(loss.reason())
        .contains("line one line two")
        .hasSizeLessThan(800)
        .doesNotContain("\n");
  }

  @Test
  void aHostIsExcludedAfterTwoFailuresToStartAndForgivenLater() {
    failToStart(0);
    assertThat(ledger.isExcluded("h1")).isFalse();
    now = now.plus(Duration.ofMinutes(30));
    failToStart(1);

    assertThat(ledger.isExcluded("h1")).isTrue();
    assertThat(ledger.isExcluded("h2")).isFalse();
    assertThat(ledger.excludedHosts()).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(31));
    assertThat(ledger.isExcluded("h1")).isFalse();
    assertThat(ledger.excludedHosts()).isZero();
  }

  @Test
  void failuresAfterRegistrationOrOfTheClusterDoNotCountAgainstTheHost() {
    for (int i = 0; i < 5; i++) {
      launch(i, 1);
      ledger.registered(Integer.toString(i));
      update(i, TaskState.TASK_FAILED);
      launch(10 + i, 1);
      update(10 + i, TaskState.TASK_UNREACHABLE);
    }

    assertThat(ledger.isExcluded("h1")).isFalse();
  }

  @Test
  void exclusionCanBeSwitchedOff() {
    Ledger lenient = new Ledger(new ExclusionSettings(false, 1, Duration.ofHours(1)), clock);
    lenient.launched(executor(1), identity(0));
    lenient.update(status(0, TaskState.TASK_FAILED));

    assertThat(lenient.isExcluded("h1")).isFalse();
  }

  @Test
  void namesAreNumbersForSparkAndUniqueForMesos() {
    ExecutorIds ids = new ExecutorIds("ab12");
    Set<String> tasks = new HashSet<>();
    List<String> executors = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      ExecutorIdentity identity = ids.next();
      executors.add(identity.executorId());
      tasks.add(identity.taskId().value());
    }

    assertThat(executors).startsWith("0", "1", "2").doesNotHaveDuplicates();
    assertThat(tasks).hasSize(1100).allMatch(t -> t.matches("spark-ab12-\\d{7}"));
  }

  /** Whatever happens, the totals are the sums over the executors that are left. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void totalsAreTheSumOfTheExecutors(long seed) {
    Random random = new Random(seed);
    TaskState[] states = TaskState.values();
    for (int step = 0; step < 500; step++) {
      if (random.nextBoolean()) {
        launch(step, random.nextInt(5));
      } else {
        update(random.nextInt(step + 1), states[random.nextInt(states.length)]);
      }
    }

    List<PlannedExecutor> left = ledger.executors().stream().map(Ledger.Entry::executor).toList();
    assertThat(ledger.totals())
        .isEqualTo(
            new Totals(
                left.size(),
                (int) ledger.executors().stream().filter(Ledger.Entry::running).count(),
                left.stream().mapToInt(PlannedExecutor::cores).sum(),
                left.stream().mapToLong(PlannedExecutor::memoryMiB).sum(),
                left.stream().mapToInt(PlannedExecutor::gpus).sum()));
    for (int agent = 0; agent < 5; agent++) {
      AgentId id = new AgentId("a" + agent);
      assertThat(ledger.executorsOn(id))
          .isEqualTo((int) left.stream().filter(e -> e.agentId().equals(id)).count());
    }
  }

  @Test
  void leaveIsAnnouncedWithItsReasonUnlessTheDriverAskedForIt() {
    launch(0, 1);
    launch(1, 1);
    ledger.killing("1", "it was not needed");
    TaskStatus killing = status(0, TaskState.TASK_KILLING);
    TaskStatus draining = killing.toBuilder().reason(Reason.REASON_AGENT_DRAINING).build();

    assertThat(Leave.of(draining, ledger))
        .contains(
            new Leave(
                "0",
                "executor 0 on h1 is about to be ended: its agent is being drained for"
                    + " maintenance"));
    assertThat(Leave.of(killing, ledger).orElseThrow().reason())
        .endsWith("by someone else, Mesos does not say why");
    assertThat(Leave.of(status(1, TaskState.TASK_KILLING), ledger)).isEmpty();
    assertThat(Leave.of(status(2, TaskState.TASK_KILLING), ledger)).isEmpty();
    assertThat(Leave.of(status(0, TaskState.TASK_FAILED), ledger)).isEmpty();
  }

  private void failToStart(int number) {
    launch(number, 1);
    update(number, TaskState.TASK_FAILED);
  }

  private void launch(int number, int agent) {
    ledger.launched(executor(agent), identity(number));
  }

  private static PlannedExecutor executor(int agent) {
    return new PlannedExecutor(
        new AgentId("a" + agent),
        "h" + agent,
        Optional.empty(),
        4,
        1000,
        1,
        List.of(),
        Map.of(),
        List.of());
  }

  private static ExecutorIdentity identity(int number) {
    return new ExecutorIdentity(Integer.toString(number), task(number));
  }

  private static TaskId task(int number) {
    return new TaskId("task-" + number);
  }

  private Change update(int number, TaskState state) {
    return ledger.update(status(number, state));
  }

  private static TaskStatus status(int number, TaskState state) {
    return TaskStatus.builder(task(number), EnumValue.of(state)).build();
  }

  private static TaskStatus failed(int number, String message) {
    return status(number, TaskState.TASK_FAILED).toBuilder().message(message).build();
  }

  private Loss lost(int number, TaskStatus status) {
    Change change = ledger.update(status);
    assertThat(change).as("executor " + number).isInstanceOf(Change.Lost.class);
    return ((Change.Lost) change).loss();
  }
}
