package org.lcmap.mesos.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Describes a {@link MesosCluster} and starts it. Durations are in the cluster's time. */
public final class MesosClusterBuilder {

  private final List<AgentSpec> agents = new ArrayList<>();
  private final Map<String, String> credentials = new HashMap<>();
  private final Set<String> roles = new HashSet<>();
  private final Map<String, Allocator.Quota> quotas = new HashMap<>();
  private int masters = 1;
  private boolean zooKeeper;
  private Optional<TestCertificates> tls = Optional.empty();
  private double speed = 1;
  private boolean simulatedTasks;
  private Optional<Path> workDir = Optional.empty();
  private Optional<String> dockerHost = Optional.empty();
  private Duration allocationInterval = Duration.ofSeconds(1);
  private Duration heartbeatInterval = Duration.ofSeconds(15);
  private Duration agentTimeout = Duration.ofSeconds(75);
  private Duration agentReregisterTimeout = Duration.ofMinutes(10);
  private Duration agentReregistration = Duration.ofMillis(100);
  private Duration electionTimeout = Duration.ofSeconds(10);
  private Duration updateRetry = Duration.ofSeconds(10);
  private boolean replicatedRegistry = true;

  MesosClusterBuilder() {}

  /** How many masters there are; the default is one. */
  public MesosClusterBuilder masters(int number) {
    masters = number;
    return this;
  }

  /** Has the masters elect their leader in a ZooKeeper, which is started too. */
  public MesosClusterBuilder zooKeeper() {
    zooKeeper = true;
    return this;
  }

  /** Adds an agent. */
  public MesosClusterBuilder agent(AgentSpec agent) {
    agents.add(agent);
    return this;
  }

  /** Requires HTTP Basic authentication and admits this principal. */
  public MesosClusterBuilder credentials(String principal, String secret) {
    credentials.put(principal, secret);
    return this;
  }

  /** Admits these roles only, as the master's {@code --roles} does. */
  public MesosClusterBuilder roles(String... allowed) {
    roles.addAll(List.of(allowed));
    return this;
  }

  /**
   * Gives a role a quota.
   *
   * @param guarantees what the role comes first for, by the names of scalar resources
   * @param limits what it never gets more than
   */
  public MesosClusterBuilder quota(
      String role, Map<String, Double> guarantees, Map<String, Double> limits) {
    quotas.put(role, new Allocator.Quota(Map.copyOf(guarantees), Map.copyOf(limits)));
    return this;
  }

  /** Speaks TLS 1.2 only, and requires a client certificate of the same authority. */
  public MesosClusterBuilder tls(TestCertificates certificates) {
    tls = Optional.of(certificates);
    return this;
  }

  /** Lets the cluster's time stand still, except for {@link MesosCluster#advance}. */
  public MesosClusterBuilder manualTime() {
    speed = 0;
    return this;
  }

  /** Lets the cluster's time run that many times faster than the clock on the wall. */
  public MesosClusterBuilder speed(double factor) {
    if (factor <= 0) {
      throw new IllegalArgumentException("The speed must be above 0, but is " + factor);
    }
    speed = factor;
    return this;
  }

  /**
   * Runs no processes: tasks only pretend to, for tests with very many of them. Commands may be
   * made of {@code sleep N}, in the cluster's time, and {@code exit N}.
   */
  public MesosClusterBuilder simulatedTasks() {
    simulatedTasks = true;
    return this;
  }

  /** The agents' work folder, which is then kept; the default is one that goes with the cluster. */
  public MesosClusterBuilder workDir(Path folder) {
    workDir = Optional.of(folder);
    return this;
  }

  /** The agents' container engine, in the form of {@code DOCKER_HOST}, where it is another one. */
  public MesosClusterBuilder dockerHost(String host) {
    dockerHost = Optional.of(host);
    return this;
  }

  /** How often free resources are offered; the default is 1 s. */
  public MesosClusterBuilder allocationInterval(Duration interval) {
    allocationInterval = interval;
    return this;
  }

  /** How often a HEARTBEAT is sent; the default is 15 s. */
  public MesosClusterBuilder heartbeatInterval(Duration interval) {
    heartbeatInterval = interval;
    return this;
  }

  /** How long an agent may be away before it counts as unreachable; the default is 75 s. */
  public MesosClusterBuilder agentTimeout(Duration timeout) {
    agentTimeout = timeout;
    return this;
  }

  /** How long a new leader waits for its predecessor's agents; the default is 10 min. */
  public MesosClusterBuilder agentReregisterTimeout(Duration timeout) {
    agentReregisterTimeout = timeout;
    return this;
  }

  /** How long agents need to find a new leader; the default is 100 ms. */
  public MesosClusterBuilder agentReregistration(Duration delay) {
    agentReregistration = delay;
    return this;
  }

  /** How long a dead master is still taken for the leader; the default is 10 s. */
  public MesosClusterBuilder electionTimeout(Duration timeout) {
    electionTimeout = timeout;
    return this;
  }

  /** After how long an unacknowledged update is sent again, then twice that; by default 10 s. */
  public MesosClusterBuilder updateRetry(Duration interval) {
    updateRetry = interval;
    return this;
  }

  /** Whether all masters share what they know of agents, as by a quorum; they do by default. */
  public MesosClusterBuilder replicatedRegistry(boolean replicated) {
    replicatedRegistry = replicated;
    return this;
  }

  /**
   * Starts the cluster. Docker tasks need an engine at {@link #dockerHost}, {@code DOCKER_HOST} or
   * {@code unix:///var/run/docker.sock}, the first that is given; nothing else does.
   */
  public MesosCluster start() {
    return new MesosCluster(
        new ClusterOptions(
            masters,
            zooKeeper,
            List.copyOf(agents),
            Map.copyOf(credentials),
            Set.copyOf(roles),
            Map.copyOf(quotas),
            tls,
            speed,
            simulatedTasks,
            workDir,
            dockerHost
                .or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")))
                .orElse("unix:///var/run/docker.sock"),
            allocationInterval,
            heartbeatInterval,
            agentTimeout,
            agentReregisterTimeout,
            agentReregistration,
            electionTimeout,
            updateRetry,
            replicatedRegistry));
  }
}
