package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A master's process: its port, its standing for election and, while it leads, the master itself.
 * Owned by the loop, except for the listener's own threads.
 */
final class MasterProcess {

  /** Mesos's, as recorded. */
  static final String VERSION = "1.12.0";

  /** What a process needs of the cluster around it. */
  interface Surroundings {
    HttpListener.Sockets sockets();

    Election election();

    /** What a new leader finds of its predecessors. */
    AgentRegistry registryOf(MasterProcess process);

    void leaderChanged();
  }

  private final EventLoop loop;
  private final ClusterOptions options;
  private final Surroundings cluster;
  private final HttpFaults httpFaults;
  private final UpdateFaults updateFaults;
  private int port;
  private JsonNode info = Json.object();
  private @Nullable HttpListener listener;
  private Election.@Nullable Candidacy candidacy;
  private @Nullable Master master;
  private Optional<JsonNode> leader = Optional.empty();

  MasterProcess(
      EventLoop loop,
      ClusterOptions options,
      Surroundings cluster,
      HttpFaults httpFaults,
      UpdateFaults updateFaults) {
    this.loop = loop;
    this.options = options;
    this.cluster = cluster;
    this.httpFaults = httpFaults;
    this.updateFaults = updateFaults;
  }

  /** Starts, at the same port as before. */
  void start() {
    SchedulerEndpoint endpoint = new SchedulerEndpoint(loop, options, this, httpFaults);
    HttpListener started = new HttpListener(cluster.sockets(), port, endpoint);
    listener = started;
    port = started.port();
    info = masterInfo(UUID.randomUUID().toString(), port);
    candidacy = cluster.election().enter(info, this::leaderIs);
  }

  private void leaderIs(Optional<JsonNode> elected) {
    if (listener == null) {
      return;
    }
    leader = elected;
    boolean mine = elected.equals(Optional.of(info));
    if (mine && master == null) {
      String id = info.path("id").asText();
      MasterState state = new MasterState(id, cluster.registryOf(this));
      master = new Master(loop, options, state, info, updateFaults);
      cluster.leaderChanged();
    } else if (!mine && master != null) {
      crash(); // A master that lost its leadership ends itself, and so does this one.
    }
  }

  /** Dies as by kill -9: its node stays where leaders are elected until the session times out. */
  void crash() {
    HttpListener dying = listener;
    Election.Candidacy mine = candidacy;
    if (dying == null || mine == null) {
      return;
    }
    listener = null;
    candidacy = null;
    leader = Optional.empty();
    dying.close();
    if (master != null) {
      master.end();
      master = null;
      cluster.leaderChanged();
    }
    loop.after(options.electionTimeout(), mine::leave);
  }

  /** Ends without waiting for anything, because the cluster ends. */
  void close() {
    if (listener != null) {
      listener.close();
    }
    if (master != null) {
      master.end();
    }
    if (candidacy != null) {
      candidacy.leave();
    }
    listener = null;
  }

  boolean isUp() {
    return listener != null;
  }

  /** The master, while it leads. */
  @Nullable Master master() {
    return master;
  }

  /** {@code host:port} of who leads, as far as this process knows. */
  Optional<String> leaderAddress() {
    return leader.map(
        one ->
            one.path("address").path("hostname").asText()
                + ":"
                + one.path("address").path("port").asInt());
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  private static ObjectNode masterInfo(String id, int port) {
    ObjectNode info = Json.object().put("id", id);
    info.put("ip", 16777343).put("port", port); // 127.0.0.1 in network byte order
    info.put("pid", "master@127.0.0.1:" + port).put("hostname", "127.0.0.1");
    info.put("version", VERSION);
    ObjectNode address = info.putObject("address");
    address.put("hostname", "127.0.0.1").put("ip", "127.0.0.1").put("port", port);
    var capabilities = info.putArray("capabilities");
    for (String capability : java.util.List.of("AGENT_UPDATE", "AGENT_DRAINING", "QUOTA_V2")) {
      capabilities.addObject().put("type", capability);
    }
    return info;
  }
}
