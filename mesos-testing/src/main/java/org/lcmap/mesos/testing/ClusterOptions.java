package org.lcmap.mesos.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cluster is built from; the durations are in the cluster's time.
 *
 * @param credentials secrets by principal; empty for no authentication
 * @param roles the whitelist; empty for all
 * @param electionTimeout how long a dead master's node stays where leaders are elected
 * @param updateRetry after how long an agent sends an unacknowledged update again, at first
 * @param agentReregistration how long agents take to find a new leader
 * @param replicatedRegistry whether a new leader knows the agents of its predecessor
 */
record ClusterOptions(
    int masters,
    boolean zooKeeper,
    List<AgentSpec> agents,
    Map<String, String> credentials,
    Set<String> roles,
    Map<String, Allocator.Quota> quotas,
    Optional<TestCertificates> tls,
    double speed,
    boolean simulatedTasks,
    Optional<Path> workDir,
    String dockerHost,
    Duration allocationInterval,
    Duration heartbeatInterval,
    Duration agentTimeout,
    Duration agentReregisterTimeout,
    Duration agentReregistration,
    Duration electionTimeout,
    Duration updateRetry,
    boolean replicatedRegistry) {}
