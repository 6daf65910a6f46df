package org.lcmap.mesos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can go wrong in a cluster, on demand. Every method may be called from any thread; numbers of
 * masters and agents count from 0.
 */
public final class Faults {

  private final MesosCluster cluster;
  private volatile boolean imageMissing;

  Faults(MesosCluster cluster) {
    this.cluster = cluster;
  }

  private void run(Runnable fault) {
    cluster.loop().run(fault);
  }

  /** Kills the leading master, if one leads; another is elected after the election time-out. */
  public void loseLeader() {
    run(
        () ->
            cluster.processes().stream()
                .filter(process -> process.master() != null)
                .forEach(MasterProcess::crash));
  }

  /** Kills a master. */
  public void crashMaster(int number) {
    run(() -> cluster.processes().get(number).crash());
  }

  /** Starts a master that was killed, at its old port. */
  public void startMaster(int number) {
    run(
        () -> {
          MasterProcess process = cluster.processes().get(number);
          if (!process.isUp()) {
            process.start();
          }
        });
  }

  /** Breaks every stream off in the middle of a record. */
  public void cutStreams() {
    run(() -> streams(EventStream::cut));
  }

  /** Stops writing to the streams there are, heartbeats too, or goes on where it stopped. */
  public void silence(boolean silent) {
    run(() -> streams(stream -> stream.silence(silent)));
  }

  private void streams(Consumer<EventStream> action) {
    Master master = cluster.leader();
    if (master != null) {
      for (Framework framework : List.copyOf(master.state().frameworks().values())) {
        EventStream stream = framework.stream();
        if (stream != null) {
          action.accept(stream);
        }
      }
    }
  }

  /** Lets every request wait that long, in the cluster's time, before it is looked at. */
  public void slowAnswers(Duration delay) {
    run(() -> cluster.httpFaults().delay(delay));
  }

  /**
   * Answers the next calls, of whatever kind and at whatever master, wrongly.
   *
   * @param body the text of the answer, for example {@code Master has not finished recovery}
   */
  public void answer(int status, String body, int times) {
    run(() -> cluster.httpFaults().answer(HttpReply.text(status, body), times));
  }

  /** Redirects the next calls to {@code host:port}, wherever that leads. */
  public void wrongRedirect(String address, int times) {
    String location = "//" + address + "/master/api/v1/scheduler";
    run(() -> cluster.httpFaults().answer(HttpReply.redirect(location), times));
  }

  /**
   * Kills an agent's process. Its tasks go on if their framework checkpoints; they are lost once
   * the agent time-out is over.
   */
  public void loseAgent(int number) {
    run(() -> cluster.agents().get(number).crash());
  }

  /** Starts an agent that was killed. */
  public void returnAgent(int number) {
    run(() -> cluster.agents().get(number).restart(cluster.leader()));
  }

  /**
   * Takes an agent out of service, as an operator does: its tasks are killed, with
   * REASON_AGENT_DRAINING, and it is offered no more.
   */
  public void drainAgent(int number) {
    run(
        () -> {
          Agent agent = cluster.agents().get(number);
          agent.drain();
          Master master = cluster.leader();
          if (master != null) {
            master.offering().rescind(agent.id());
          }
        });
  }

  /** Puts an agent that was drained into service again. */
  public void reactivateAgent(int number) {
    run(() -> cluster.agents().get(number).reactivate());
  }

  /** Kills a task from outside of Mesos: TASK_FAILED. */
  public void killTask(String taskId) {
    run(() -> tasks(taskId).forEach(AgentTask::strike));
  }

  /** Has the kernel kill a task for using more memory than it may. */
  public void outOfMemory(String taskId) {
    run(
        () -> {
          for (AgentTask task : tasks(taskId)) {
            TaskLaunch launch = task.launch();
            task.strike(
                launch.isDocker()
                    ? TaskReports.Ending.ofContainer(128 + 9) // As recording 16 has it.
                    : TaskReports.Ending.outOfMemory(launch.resources().scalar("mem")));
          }
        });
  }

  private List<AgentTask> tasks(String taskId) {
    return cluster.agents().stream()
        .flatMap(agent -> agent.tasks().stream())
        .filter(task -> task.launch().taskId().equals(taskId))
        .toList();
  }

  /** Whether the image of every Docker task to come is missing. */
  public void imageMissing(boolean missing) {
    imageMissing = missing;
  }

  boolean isImageMissing() {
    return imageMissing;
  }

  /** Whether every update of a task comes twice. */
  public void duplicateUpdates(boolean duplicates) {
    run(() -> cluster.updateFaults().duplicate(duplicates));
  }

  /** Whether updates of different tasks overtake each other. */
  public void reorderUpdates(boolean reorders) {
    run(() -> cluster.updateFaults().reorder(reorders));
  }

  /** Takes all offers back. */
  public void rescindOffers() {
    run(
        () -> {
          Master master = cluster.leader();
          if (master != null) {
            List.copyOf(master.state().agents().keySet()).forEach(master.offering()::rescind);
          }
        });
  }

  /** Ends a disconnected framework's failover time-out now; false when there is no such one. */
  public boolean expireFramework(String frameworkId) {
    return cluster
        .loop()
        .call(
            () -> {
              Master master = cluster.leader();
              return master != null && master.subscriptions().expire(frameworkId);
            });
  }

  /** Stops ZooKeeper; the leader ends itself once the election time-out is over. */
  public void stopZooKeeper() {
    try {
      zooKeeper().stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts ZooKeeper again, with all it knew. */
  public void startZooKeeper() {
    zooKeeper().restart();
  }

  private ZooKeeperElection zooKeeper() {
    if (cluster.election() instanceof ZooKeeperElection real) {
      return real;
    }
    throw new IllegalStateException("This cluster has no ZooKeeper; build it with zooKeeper().");
  }
}
