package org.lcmap.mesos.testing;

import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running emulated cluster of masters and agents.
 *
 * <pre>{@code
 * try (MesosCluster cluster = MesosCluster.builder().agent(AgentSpec.of(8, 8192)).start()) {
 *   String master = cluster.master(); // 127.0.0.1:40123, speaks the v1 scheduler API
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread. {@link #close} ends every process, container and
 * connection of the cluster, and throws if the emulator itself failed meanwhile.
 */
public final class MesosCluster implements AutoCloseable {

  private static final Duration END_OF_TASKS = Duration.ofSeconds(30);

  private final ClusterOptions options;
  private final EventLoop loop;
  private final WorkDir workDir;
  private final Election election;
  private final UpdateFaults updateFaults = new UpdateFaults();
  private final HttpFaults httpFaults = new HttpFaults();
  private final List<MasterProcess> masters = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private final Map<MasterProcess, AgentRegistry> registries = new HashMap<>();
  private final AgentRegistry sharedRegistry = new AgentRegistry();
  private final LiveTasks live = new LiveTasks();
  private final Faults faults;
  private final Thread endOfMachine = new Thread(this::strikeAll, "mesos-cluster-end");

  MesosCluster(ClusterOptions options) {
    this.options = options;
    loop = new EventLoop(options.speed());
    workDir = WorkDir.of(options.workDir());
    election =
        options.zooKeeper()
            ? new ZooKeeperElection(loop, options.electionTimeout())
            : new Election.Local();
    faults = new Faults(this);
    Runtime.getRuntime().addShutdownHook(endOfMachine);
    loop.run(this::startProcesses);
  }

  /** Describes a cluster; without another word it has one master and no agents. */
  public static MesosClusterBuilder builder() {
    return new MesosClusterBuilder();
  }

  private void startProcesses() {
    TaskStarter starter = new TaskStarter(loop, options, live, faults::isImageMissing);
    for (AgentSpec spec : options.agents()) {
      AgentInfo info = spec.info(address(agents.size()), 5051 + agents.size());
      agents.add(new Agent(loop, info, workDir.folder(), options.updateRetry(), starter));
    }
    for (int i = 0; i < options.masters(); i++) {
      masters.add(new MasterProcess(loop, options, new Surroundings(), httpFaults, updateFaults));
    }
    masters.forEach(MasterProcess::start);
  }

  /** Each agent is a host of its own: all of 127.0.0.0/8 is this machine. */
  private static String address(int agent) {
    return "127.0." + agent / 254 + "." + (agent % 254 + 1);
  }

  private final class Surroundings implements MasterProcess.Surroundings {
    @Override
    public HttpListener.Sockets sockets() {
      return options
          .tls()
          .<HttpListener.Sockets>map(tls -> tls::serverSocket)
          .orElse(ServerSocket::new);
    }

    @Override
    public Election election() {
      return election;
    }

    @Override
    public AgentRegistry registryOf(MasterProcess process) {
      return options.replicatedRegistry()
          ? sharedRegistry
          : registries.computeIfAbsent(process, same -> new AgentRegistry());
    }

    @Override
    public void leaderChanged() {
      for (Agent agent : agents) {
        if (leader() == null) {
          agent.follow(null);
        } else if (agent.id().isEmpty()) {
          agent.follow(leader());
        } else {
          loop.after(options.agentReregistration(), () -> agent.follow(leader()));
        }
      }
    }
  }

  EventLoop loop() {
    return loop;
  }

  Election election() {
    return election;
  }

  List<MasterProcess> processes() {
    return masters;
  }

  List<Agent> agents() {
    return agents;
  }

  UpdateFaults updateFaults() {
    return updateFaults;
  }

  HttpFaults httpFaults() {
    return httpFaults;
  }

  @Nullable Master leader() {
    return masters.stream()
        .map(MasterProcess::master)
        .filter(master -> master != null)
        .findFirst()
        .orElse(null);
  }

  /** {@code host:port} of every master, in the order of their numbers, dead ones included. */
  public List<String> masters() {
    return loop.call(() -> masters.stream().map(MasterProcess::address).toList());
  }

  /** {@code host:port} of the first master, which leads at first where there is no ZooKeeper. */
  public String master() {
    return masters().get(0);
  }

  /** {@code zk://host:port/mesos}. */
  public String zooKeeper() {
    if (election instanceof ZooKeeperElection real) {
      return "zk://" + real.address() + "/mesos";
    }
    throw new IllegalStateException("This cluster has no ZooKeeper; build it with zooKeeper().");
  }

  /** What can be made to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** All tasks that agents know of: those that run, and those whose end is unacknowledged. */
  public List<ClusterTask> tasks() {
    return loop.call(
        () -> {
          List<ClusterTask> all = new ArrayList<>();
          for (int i = 0; i < agents.size(); i++) {
            for (AgentTask task : agents.get(i).tasks()) {
              TaskLaunch launch = task.launch();
              all.add(
                  new ClusterTask(
                      launch.frameworkId(),
                      launch.taskId(),
                      i,
                      task.state(),
                      launch.sandbox().folder(),
                      launch.task().toString()));
            }
          }
          return all;
        });
  }

  /** The tasks, by {@code frameworkId/taskId}, that the leading master believes to be there. */
  public List<String> tasksOfMaster() {
    return loop.call(
        () -> {
          Master master = leader();
          return master == null
              ? List.of()
              : master.state().tasks().keySet().stream()
                  .map(key -> key.frameworkId() + "/" + key.taskId())
                  .toList();
        });
  }

  /** The frameworks that the leading master knows. */
  public List<String> frameworks() {
    return loop.call(
        () -> {
          Master master = leader();
          return master == null ? List.of() : List.copyOf(master.state().frameworks().keySet());
        });
  }

  /** How many processes and containers have not ended. */
  public int liveTasks() {
    return live.number();
  }

  /** Now, in the cluster's time. */
  public Instant now() {
    return loop.now();
  }

  /** Lets time pass that stands still otherwise; see {@link MesosClusterBuilder#manualTime}. */
  public void advance(Duration duration) {
    loop.advance(duration);
  }

  private void strikeAll() {
    loop.run(() -> agents.forEach(agent -> List.copyOf(agent.tasks()).forEach(AgentTask::strike)));
  }

  /** Ends everything and waits for it, 30 s at most. */
  @Override
  public void close() {
    loop.run(() -> masters.forEach(MasterProcess::close));
    strikeAll();
    boolean clean = false;
    try {
      clean = live.awaitNone(END_OF_TASKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(endOfMachine);
    loop.close();
    election.close();
    workDir.close();
    if (!clean) {
      throw new IllegalStateException(live.number() + " tasks did not end within " + END_OF_TASKS);
    }
  }
}
