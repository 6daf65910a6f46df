package org.lcmap.spark.mesos.executors;

import static org.lcmap.spark.mesos.executors.Cause.AGENT_DRAINING;
import static org.lcmap.spark.mesos.executors.Cause.AGENT_GONE;
import static org.lcmap.spark.mesos.executors.Cause.AGENT_UNREACHABLE;
import static org.lcmap.spark.mesos.executors.Cause.FAILED;
import static org.lcmap.spark.mesos.executors.Cause.FINISHED;
import static org.lcmap.spark.mesos.executors.Cause.KILLED;
import static org.lcmap.spark.mesos.executors.Cause.KILLED_BY_DRIVER;
import static org.lcmap.spark.mesos.executors.Cause.LAUNCH_FAILED;
import static org.lcmap.spark.mesos.executors.Cause.NOT_STARTED;
import static org.lcmap.spark.mesos.executors.Cause.OUT_OF_DISK;
import static org.lcmap.spark.mesos.executors.Cause.OUT_OF_MEMORY;
import static org.lcmap.spark.mesos.executors.Cause.PREEMPTED;
import static org.lcmap.spark.mesos.executors.Cause.REFUSED;
import static org.lcmap.spark.mesos.executors.Cause.UNKNOWN;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.TaskState;
import org.lcmap.mesos.model.TaskStatus;
import org.lcmap.mesos.model.TaskStatus.Reason;

/**
 * Reads out of a last status why an executor ended. Mesos's reasons come first; where it gives
 * none, as for a Docker container out of memory, the exit code speaks.
 */
record Diagnosis(Cause cause, OptionalInt exitCode, String sentence) {

  private static final Pattern EXIT = Pattern.compile("exited with status (\\d{1,9})");
  private static final Pattern SIGNAL =
      Pattern.compile("terminated with signal (?:SIG)?(\\w+)", Pattern.CASE_INSENSITIVE);

  static Diagnosis of(TaskStatus status, Ledger.Entry entry) {
    OptionalInt exitCode = exitCode(status.message().orElse(""));
    Cause cause =
        entry.killedFor().isPresent() && !isAgentsEnd(status)
            ? KILLED_BY_DRIVER
            : byReason(status).orElseGet(() -> byState(status, exitCode));
    return new Diagnosis(cause, exitCode, LossSentence.of(cause, exitCode, status, entry));
  }

  /** Whether an executor that ended so before it could register says something of its agent. */
  boolean speaksAgainstAgent() {
    return cause == FAILED || cause == LAUNCH_FAILED || cause == OUT_OF_DISK;
  }

  /** An agent that went away took the executor with it, wanted or not. */
  private static boolean isAgentsEnd(TaskStatus status) {
    return byReason(status).filter(c -> c == AGENT_GONE || c == AGENT_UNREACHABLE).isPresent();
  }

  private static Optional<Cause> byReason(TaskStatus status) {
    if (status.state().is(TaskState.TASK_UNREACHABLE)) {
      // Its reason, REASON_AGENT_REMOVED, is that of an agent that is gone for good.
      return Optional.of(AGENT_UNREACHABLE);
    }
    return status.reason().flatMap(reason -> reason.known()).map(Diagnosis::cause);
  }

  /** What a reason means, or null where the state and the exit code say more. */
  @Nullable
  private static Cause cause(Reason reason) {
    return switch (reason) {
      case REASON_CONTAINER_LIMITATION_MEMORY -> OUT_OF_MEMORY;
      case REASON_CONTAINER_LIMITATION_DISK -> OUT_OF_DISK;
      case REASON_CONTAINER_PREEMPTED -> PREEMPTED;
      case REASON_AGENT_DRAINING -> AGENT_DRAINING;
      case REASON_AGENT_REMOVED,
          REASON_AGENT_REMOVED_BY_OPERATOR,
          REASON_AGENT_RESTARTED,
          REASON_AGENT_DISCONNECTED,
          REASON_AGENT_UNKNOWN ->
          AGENT_GONE;
      case REASON_CONTAINER_LAUNCH_FAILED,
          REASON_CONTAINER_UPDATE_FAILED,
          REASON_EXECUTOR_REGISTRATION_TIMEOUT,
          REASON_GC_ERROR,
          REASON_IO_SWITCHBOARD_EXITED ->
          LAUNCH_FAILED;
      case REASON_INVALID_OFFERS, REASON_MASTER_DISCONNECTED, REASON_RESOURCES_UNKNOWN ->
          NOT_STARTED;
      case REASON_TASK_INVALID,
          REASON_TASK_UNAUTHORIZED,
          REASON_TASK_GROUP_INVALID,
          REASON_TASK_GROUP_UNAUTHORIZED,
          REASON_INVALID_FRAMEWORKID ->
          REFUSED;
      case REASON_FRAMEWORK_REMOVED,
          REASON_TASK_KILLED_DURING_LAUNCH,
          REASON_MAX_COMPLETION_TIME_REACHED ->
          KILLED;
      case REASON_COMMAND_EXECUTOR_FAILED,
          REASON_CONTAINER_LIMITATION,
          REASON_EXECUTOR_REREGISTRATION_TIMEOUT,
          REASON_EXECUTOR_TERMINATED,
          REASON_EXECUTOR_UNREGISTERED,
          REASON_RECONCILIATION,
          REASON_AGENT_REREGISTERED,
          REASON_TASK_CHECK_STATUS_UPDATED,
          REASON_TASK_HEALTH_CHECK_STATUS_UPDATED,
          REASON_TASK_UNKNOWN ->
          null;
    };
  }

  private static Cause byState(TaskStatus status, OptionalInt exitCode) {
    return status.state().known().map(state -> byState(state, exitCode)).orElse(UNKNOWN);
  }

  private static Cause byState(TaskState state, OptionalInt exitCode) {
    return switch (state) {
      case TASK_FINISHED -> FINISHED;
      case TASK_FAILED -> byExitCode(exitCode);
      case TASK_KILLED -> KILLED;
      case TASK_ERROR -> REFUSED;
      case TASK_DROPPED -> NOT_STARTED;
      case TASK_UNREACHABLE -> AGENT_UNREACHABLE;
      case TASK_GONE, TASK_GONE_BY_OPERATOR -> AGENT_GONE;
      case TASK_LOST, TASK_UNKNOWN, TASK_STAGING, TASK_STARTING, TASK_RUNNING, TASK_KILLING ->
          UNKNOWN;
    };
  }

  /**
   * 52 is Spark's code for a full heap; 137 is SIGKILL, which the kernel sends when memory is
   * short.
   */
  private static Cause byExitCode(OptionalInt exitCode) {
    return switch (exitCode.orElse(-1)) {
      case 52, 137 -> OUT_OF_MEMORY;
      case 143 -> KILLED;
      default -> FAILED;
    };
  }

  private static OptionalInt exitCode(String message) {
    Matcher exit = EXIT.matcher(message);
    if (exit.find()) {
      return OptionalInt.of(Integer.parseInt(exit.group(1)));
    }
    Matcher signal = SIGNAL.matcher(message);
    if (signal.find()) {
      return switch (signal.group(1).toUpperCase(Locale.ROOT)) {
        case "KILL", "KILLED" -> OptionalInt.of(137);
        case "TERM", "TERMINATED" -> OptionalInt.of(143);
        case "SEGV", "SEGMENTATION" -> OptionalInt.of(139);
        case "ABRT", "ABORTED" -> OptionalInt.of(134);
        default -> OptionalInt.empty();
      };
    }
    return OptionalInt.empty();
  }
}
