package org.lcmap.mesos.zookeeper;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.CuratorEvent;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.BoundedExponentialBackoffRetry;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.json.MesosJsonException;

/**
 * Watches the path in ZooKeeper below which masters announce themselves. Uses plain watches, which
 * every version of ZooKeeper has that a Mesos cluster may run. A lost session changes nothing: the
 * leader known last is kept, and all is read again once a server answers. Runs on the threads of
 * Curator, and never blocks.
 */
public final class ZooKeeperMasterDetector implements MasterDetector {

  private static final System.Logger LOG =
      System.getLogger(ZooKeeperMasterDetector.class.getName());
  private static final int SESSION_MILLIS = 10_000;
  private static final int CONNECT_MILLIS = 5_000;

  private final MasterAddress.ZooKeeper address;
  private final CuratorFramework curator;
  private final Watcher watcher = this::changed;
  private final MasterNode nodes = new MasterNode();

  private volatile Optional<URI> leader = Optional.empty();
  private volatile String problem;
  private volatile @Nullable Runnable listener;

  private ZooKeeperMasterDetector(MasterAddress.ZooKeeper address) {
    this.address = address;
    this.problem = "no ZooKeeper server of " + address.servers() + " answers";
    CuratorFrameworkFactory.Builder builder =
        CuratorFrameworkFactory.builder()
            .connectString(address.servers())
            .sessionTimeoutMs(SESSION_MILLIS)
            .connectionTimeoutMs(CONNECT_MILLIS)
            .retryPolicy(new BoundedExponentialBackoffRetry(100, 5_000, 29));
    address
        .authorization()
        .ifPresent(pair -> builder.authorization("digest", pair.getBytes(StandardCharsets.UTF_8)));
    this.curator = builder.build();
  }

  /** A detector that looks for this path from now on. */
  public static ZooKeeperMasterDetector start(MasterAddress.ZooKeeper address) {
    ZooKeeperMasterDetector detector = new ZooKeeperMasterDetector(address);
    detector.curator.getConnectionStateListenable().addListener(detector::connectionChanged);
    detector.curator.start();
    detector.look();
    return detector;
  }

  @Override
  public Optional<URI> leader() {
    return leader;
  }

  @Override
  public void onChange(Runnable listener) {
    this.listener = listener;
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public void close() {
    curator.close();
  }

  /** Ends the session as if ZooKeeper had done so; for tests. */
  void loseSession() throws Exception {
    curator.getZookeeperClient().getZooKeeper().getTestable().injectSessionExpiration();
  }

  private void connectionChanged(CuratorFramework client, ConnectionState state) {
    LOG.log(Level.DEBUG, () -> "ZooKeeper " + address + ": " + state);
    if (state == ConnectionState.RECONNECTED) {
      look();
    }
  }

  private void look() {
    inBackground(
        () ->
            curator
                .getChildren()
                .usingWatcher(watcher)
                .inBackground((client, event) -> children(event))
                .forPath(address.path()));
  }

  private void changed(WatchedEvent event) {
    if (event.getPath() != null) { // a change of the connection has none, and is handled above
      look();
    }
  }

  private void children(CuratorEvent event) {
    switch (Code.get(event.getResultCode())) {
      case OK -> chosen(event.getChildren());
      case NONODE -> {
        none("ZooKeeper has no path " + address.path() + ": check it, or start a master");
        inBackground(
            () ->
                curator
                    .checkExists()
                    .usingWatcher(watcher)
                    .inBackground((client, found) -> appeared(found))
                    .forPath(address.path()));
      }
      default -> failed(event);
    }
  }

  /** The path may have been made between the two questions. */
  private void appeared(CuratorEvent event) {
    if (event.getResultCode() == Code.OK.intValue()) {
      look();
    }
  }

  private void chosen(List<String> children) {
    Optional<String> node = LeaderNodes.leader(children);
    if (node.isPresent()) {
      inBackground(
          () ->
              curator
                  .getData()
                  .inBackground((client, event) -> read(event))
                  .forPath(address.path().replaceFirst("/$", "") + "/" + node.get()));
    } else if (LeaderNodes.onlyProtobuf(children)) {
      none(
          "the masters below "
              + address
              + " announce themselves in protobuf (info_...), as Mesos"
              + " did before 0.24: this client needs Mesos 1.0 or newer");
    } else {
      none("no master has announced itself below " + address);
    }
  }

  private void read(CuratorEvent event) {
    switch (Code.get(event.getResultCode())) {
      case OK -> {
        try {
          leads(nodes.address(event.getData()));
        } catch (MesosJsonException | IllegalArgumentException e) {
          none("the node " + event.getPath() + " in ZooKeeper is not one of a Mesos master");
        }
      }
      case NONODE -> look(); // gone meanwhile
      default -> failed(event);
    }
  }

  private void failed(CuratorEvent event) {
    Code code = Code.get(event.getResultCode());
    problem =
        switch (code) {
          case NOAUTH, AUTHFAILED, INVALIDACL ->
              "ZooKeeper does not let us read "
                  + address.path()
                  + ": check user and password in zk://user:password@...";
          default -> "ZooKeeper at " + address.servers() + " does not answer (" + code + ")";
        };
  }

  private void leads(URI master) {
    Optional<URI> now = Optional.of(master);
    if (!now.equals(leader)) {
      LOG.log(Level.INFO, () -> "ZooKeeper " + address + ": the leading master is " + master);
      leader = now;
      tell();
    }
  }

  /** Nobody leads; who was known before may be dead. */
  private void none(String why) {
    problem = why;
    if (leader.isPresent()) {
      leader = Optional.empty();
      tell();
    }
  }

  private void tell() {
    Runnable told = listener;
    if (told != null) {
      told.run();
    }
  }

  private interface Question {
    Object ask() throws Exception;
  }

  /** Curator declares that even questions in the background may throw. */
  private void inBackground(Question question) {
    try {
      question.ask();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      problem = "ZooKeeper at " + address.servers() + " cannot be asked: " + e;
      LOG.log(Level.DEBUG, problem, e);
    }
  }
}
