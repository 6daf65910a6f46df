package org.lcmap.spark.mesos.executors;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.lcmap.mesos.model.EnumValue;
import org.lcmap.mesos.model.TaskStatus;

/** Says in one sentence what happened to an executor, where, and what to try. */
final class LossSentence {

  private static final int LONGEST_MESSAGE = 500;

  private LossSentence() {}

  static String of(Cause cause, OptionalInt exitCode, TaskStatus status, Ledger.Entry entry) {
    StringBuilder text = new StringBuilder("executor ").append(entry.executorId());
    text.append(" on ").append(entry.executor().hostname()).append(' ');
    text.append(what(cause, exitCode, entry));
    text.append(advice(cause, exitCode, status, entry));
    message(status).ifPresent(m -> text.append("; Mesos says: ").append(m));
    status
        .reason()
        .map(EnumValue::name)
        .ifPresent(reason -> text.append(" (").append(reason).append(')'));
    return text.toString();
  }

  private static String what(Cause cause, OptionalInt exitCode, Ledger.Entry entry) {
    return switch (cause) {
      case FINISHED -> "ended by itself" + code(exitCode);
      case FAILED ->
          (entry.registered() ? "failed" : "failed before it had registered with the driver")
              + code(exitCode);
      case OUT_OF_MEMORY -> "ran out of memory" + code(exitCode);
      case OUT_OF_DISK -> "used more disk than it had asked for";
      case KILLED_BY_DRIVER -> "was ended by the driver: " + entry.killedFor().orElse("");
      case KILLED -> "was ended by someone else" + code(exitCode);
      case LAUNCH_FAILED -> "could not be started";
      case REFUSED -> "was refused by Mesos";
      case NOT_STARTED ->
          "was never started: its offer was gone, or the launch was lost on the way";
      case PREEMPTED -> "had to give its resources back";
      case AGENT_DRAINING -> "was ended because its agent is being drained for maintenance";
      case AGENT_GONE -> "went away with its agent";
      case AGENT_UNREACHABLE -> "is given up: the master cannot reach its agent";
      case UNKNOWN -> "is not known to Mesos any more";
    };
  }

  private static String code(OptionalInt exitCode) {
    return exitCode.isPresent() ? " with exit code " + exitCode.getAsInt() : "";
  }

  private static String advice(
      Cause cause, OptionalInt exitCode, TaskStatus status, Ledger.Entry entry) {
    String message = status.message().orElse("").toLowerCase(Locale.ROOT);
    return switch (cause) {
      case OUT_OF_MEMORY ->
          exitCode.orElse(-1) == 52
              ? ": its Java heap was full, try a larger spark.executor.memory"
              : ": it asked for %,d MiB, try a larger spark.executor.memoryOverhead"
                  .formatted(entry.executor().memoryMiB());
      case OUT_OF_DISK -> ": try a larger spark.mesos.executor.disk";
      case LAUNCH_FAILED -> launchAdvice(message);
      case FAILED -> failureAdvice(exitCode, message, entry);
      case REFUSED -> message.contains("root") ? ": try another spark.mesos.user" : "";
      case FINISHED,
          KILLED_BY_DRIVER,
          KILLED,
          NOT_STARTED,
          PREEMPTED,
          AGENT_DRAINING,
          AGENT_GONE,
          AGENT_UNREACHABLE,
          UNKNOWN ->
          "";
    };
  }

  private static String launchAdvice(String message) {
    if (message.contains("chown")
        || message.contains("no such user")
        || message.contains("getpwnam")
        || message.contains("user information")
        || message.contains("get uid")) {
      return ": the agent does not know the user, name one that it knows in spark.mesos.user";
    }
    if (message.contains("pull") || message.contains("manifest") || message.contains("image")) {
      return ": the agent cannot get the image, check spark.mesos.executor.docker.image";
    }
    if (message.contains("fetch")) {
      return ": the agent cannot fetch a file, check spark.mesos.uris and spark.executor.uri";
    }
    return "";
  }

  private static String failureAdvice(OptionalInt exitCode, String message, Ledger.Entry entry) {
    int code = exitCode.orElse(-1);
    if (entry.registered()) {
      return code == 53 ? ": it could not make folders for temporary files" : "";
    }
    if (code == 125 && message.startsWith("container")) {
      return ": Docker did not run its container, and says why in the task's sandbox; check"
          + " spark.mesos.executor.docker.* and spark.mesos.network.name";
    }
    if (code == 126 || code == 127 || message.contains("no such file")) {
      return ": Spark was not found there, check spark.mesos.executor.home or the image";
    }
    return ": its log is in the task's sandbox; can the agent reach spark.driver.host?";
  }

  /** Mesos's message in one line, without its end when it is long. */
  private static Optional<String> message(TaskStatus status) {
    return status
        .message()
        .map(m -> m.strip().replaceAll("\\s+", " "))
        .filter(m -> !m.isEmpty())
        .map(m -> m.length() > LONGEST_MESSAGE ? m.substring(0, LONGEST_MESSAGE) + "..." : m);
  }
}
