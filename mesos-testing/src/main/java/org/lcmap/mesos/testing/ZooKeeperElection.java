package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.jspecify.annotations.Nullable;

/**
 * Election in a real ZooKeeper, with the nodes that Mesos makes: {@code
 * /mesos/json.info_0000000000} and so on, and {@code /mesos/log_replicas} beside them; recording
 * 17.
 */
final class ZooKeeperElection implements Election {

  /** Long, so that a busy machine ends no session; what tests wait for is the cluster's time. */
  private static final Duration SESSION = Duration.ofSeconds(30);

  /** All permissions for anyone, as recorded; a list that can be asked for null, as is done. */
  static final List<ACL> EVERYONE =
      Collections.singletonList(new ACL(31, new Id("world", "anyone")));

  private final EventLoop loop;
  private final Duration electionTimeout;
  private final TestingServer server;

  ZooKeeperElection(EventLoop loop, Duration electionTimeout) {
    this.loop = loop;
    this.electionTimeout = electionTimeout;
    try {
      // A tick of 100 ms lets clients under test ask for short sessions. Without a limit of its
      // own,
      // the server would end longer ones than 20 ticks, the masters' too.
      Map<String, Object> limits = Map.of("maxSessionTimeout", Long.toString(SESSION.toMillis()));
      server =
          new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, 100, 200, limits), true);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot start ZooKeeper.", e);
    }
  }

  /** {@code host:port}. */
  String address() {
    return server.getConnectString();
  }

  void stop() throws IOException {
    server.stop();
  }

  void restart() {
    try {
      server.restart();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot restart ZooKeeper.", e);
    }
  }

  @Override
  public Candidacy enter(JsonNode masterInfo, Consumer<Optional<JsonNode>> leaderChanged) {
    Candidate candidate = new Candidate(masterInfo, leaderChanged);
    HttpListener.start("mesos-election", candidate::connect);
    return candidate;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** One master's session. */
  private final class Candidate implements Candidacy, Watcher {
    private final JsonNode masterInfo;
    private final Consumer<Optional<JsonNode>> leaderChanged;
    private @Nullable ZooKeeper session; // Guarded by this.
    private boolean left; // Guarded by this.
    private EventLoop.@Nullable Timer loss; // Owned by the loop.
    private boolean entered; // Owned by the loop.

    Candidate(JsonNode masterInfo, Consumer<Optional<JsonNode>> leaderChanged) {
      this.masterInfo = masterInfo;
      this.leaderChanged = leaderChanged;
    }

    /** Opens the session; the node is made once ZooKeeper answers, however long that takes. */
    private void connect() {
      synchronized (this) {
        if (left) {
          return;
        }
        try {
          session = new ZooKeeper(address(), (int) SESSION.toMillis(), this);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }

    private void enter(ZooKeeper zooKeeper) throws KeeperException, InterruptedException {
      ensure(zooKeeper, "/mesos");
      ensure(zooKeeper, "/mesos/log_replicas");
      zooKeeper.create(
          "/mesos/json.info_", Json.bytes(masterInfo), EVERYONE, CreateMode.EPHEMERAL_SEQUENTIAL);
    }

    private void ensure(ZooKeeper zooKeeper, String path)
        throws KeeperException, InterruptedException {
      try {
        zooKeeper.create(path, new byte[0], EVERYONE, CreateMode.PERSISTENT);
      } catch (KeeperException.NodeExistsException e) {
        // Another master was faster.
      }
    }

    private void look(ZooKeeper zooKeeper) throws KeeperException, InterruptedException {
      List<String> nodes = zooKeeper.getChildren("/mesos", this);
      Optional<String> first =
          nodes.stream().filter(node -> node.startsWith("json.info_")).sorted().findFirst();
      Optional<JsonNode> leader = Optional.empty();
      if (first.isPresent()) {
        try {
          byte[] data = zooKeeper.getData("/mesos/" + first.get(), false, null);
          leader = Optional.of(Json.parse(new String(data, StandardCharsets.UTF_8)));
        } catch (KeeperException.NoNodeException e) {
          return; // It went away meanwhile, and the watch above tells of that.
        }
      }
      Optional<JsonNode> found = leader;
      loop.execute(() -> leaderChanged.accept(found));
    }

    @Override
    public void process(WatchedEvent event) {
      if (event.getType() == Event.EventType.NodeChildrenChanged) {
        HttpListener.start("mesos-election", () -> take(false));
      } else if (event.getState() == Event.KeeperState.Disconnected) {
        loop.execute(
            () -> loss = loop.after(electionTimeout, () -> leaderChanged.accept(Optional.empty())));
      } else if (event.getState() == Event.KeeperState.SyncConnected) {
        loop.execute(this::connected);
      }
    }

    private void connected() {
      if (loss != null) {
        loss.cancel();
        loss = null;
      }
      boolean first = !entered;
      entered = true;
      HttpListener.start("mesos-election", () -> take(first));
    }

    /** Enters if that is still to be done, and looks who leads. */
    private void take(boolean first) {
      ZooKeeper zooKeeper;
      synchronized (this) {
        zooKeeper = left ? null : session;
      }
      try {
        if (zooKeeper != null) {
          if (first) {
            enter(zooKeeper);
          }
          look(zooKeeper);
        }
      } catch (KeeperException e) {
        // The session is in trouble: its own events tell what becomes of it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void leave() {
      ZooKeeper zooKeeper;
      synchronized (this) {
        left = true;
        zooKeeper = session;
      }
      loop.execute(
          () -> {
            if (loss != null) {
              loss.cancel();
            }
          });
      if (zooKeeper != null) {
        HttpListener.start(
            "mesos-election",
            () -> {
              try {
                zooKeeper.close(1000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
      }
    }
  }
}
