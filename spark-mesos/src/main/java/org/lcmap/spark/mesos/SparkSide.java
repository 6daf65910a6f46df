package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.scheduler.ExecutorExited;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.ExecutorProcessLost;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.spark.mesos.executors.Cause;
import org.lcmap.spark.mesos.executors.Leave;
import org.lcmap.spark.mesos.executors.Loss;
import scala.Option;

/** Puts what happens on Mesos into Spark's terms. */
final class SparkSide implements FleetListener {

  private static final System.Logger LOG = System.getLogger(MesosClusterManager.class.getName());

  private final MesosSchedulerBackend backend;

  SparkSide(MesosSchedulerBackend backend) {
    this.backend = backend;
  }

  @Override
  public void started(String executorId) {
    LOG.log(Level.INFO, () -> "executor " + executorId + " runs");
  }

  @Override
  public void lost(Loss loss) {
    LOG.log(
        loss.cause() == Cause.KILLED_BY_DRIVER || loss.cause() == Cause.FINISHED
            ? Level.INFO
            : Level.WARNING,
        loss::reason);
    backend.lost(loss.executorId(), reason(loss));
  }

  static ExecutorLossReason reason(Loss loss) {
    if (loss.exitCode().isPresent()) {
      return new ExecutorExited(
          loss.exitCode().getAsInt(), loss.causedByApplication(), loss.reason());
    }
    // A host that is named counts as lost with all that its executors have written.
    Option<String> host =
        loss.cause() == Cause.AGENT_GONE ? Option.apply(loss.hostname()) : Option.empty();
    return new ExecutorProcessLost(loss.reason(), host, loss.causedByApplication());
  }

  @Override
  public void leaving(Leave leave) {
    LOG.log(Level.WARNING, leave::reason);
    backend.decommission(leave.executorId(), leave.reason());
  }

  @Override
  public void warn(String sentence) {
    LOG.log(Level.WARNING, sentence);
  }

  /** What is to be done now and then. */
  void tick() {
    backend.restWhenIdle();
  }

  /** The application cannot go on. */
  void broken(String sentence) {
    backend.abort(CannotStartException.SIGN + sentence);
  }

  /** Whoever started the application by Spark's launcher library wants it to end. */
  void stopRequested() {
    backend.stop(SparkAppHandle.State.KILLED);
  }

  @Override
  public void ended(MesosException reason) {
    broken("Mesos has ended this application: " + reason.getMessage());
  }
}
