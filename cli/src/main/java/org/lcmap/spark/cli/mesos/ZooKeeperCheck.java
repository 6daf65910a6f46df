package org.lcmap.spark.cli.mesos;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.zookeeper.MesosMasters;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.machine.Port;

/** Whether ZooKeeper's servers answer, and know a leading master. */
final class ZooKeeperCheck implements Check {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LEADER = Duration.ofSeconds(6);

  private final Fact<MasterAddress> address;
  private final Fact<List<URI>> masters;

  ZooKeeperCheck(Fact<MasterAddress> address, Fact<List<URI>> masters) {
    this.address = address;
    this.masters = masters;
  }

  @Override
  public String name() {
    return "zookeeper";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(address);
  }

  @Override
  public Duration limit() {
    return LEADER.plusSeconds(20);
  }

  @Override
  public Outcome run(Consumer<String> progress) throws InterruptedException {
    if (address.value() instanceof MasterAddress.Known known) {
      masters.is(known.masters());
      return new Outcome.Skipped("the masters are named without it");
    }
    MasterAddress.ZooKeeper zooKeeper = (MasterAddress.ZooKeeper) address.value();
    List<String> silent = new ArrayList<>();
    List<String> servers = List.of(zooKeeper.servers().split(",", -1));
    for (String server : servers) {
      progress.accept(server);
      Port.of(server).problem(CONNECT).ifPresent(silent::add);
    }
    if (silent.size() == servers.size()) {
      return new Outcome.Failed(
          silent.size() == 1 ? silent.get(0) : "no server answers",
          "check the address with the administrators, and whether a firewall stands between",
          silent.size() == 1 ? List.of() : silent);
    }
    progress.accept("looks for the leading master");
    try (MasterDetector detector = MesosMasters.detector(zooKeeper)) {
      Optional<URI> leader = await(detector);
      if (leader.isEmpty()) {
        return new Outcome.Failed(
            detector.problem(),
            "check the path " + zooKeeper.path() + " with the administrators",
            silent);
      }
      masters.is(List.of(leader.get()));
      String found = "the leading master is " + leader.get().getAuthority();
      return silent.isEmpty()
          ? new Outcome.Ok(found)
          : new Outcome.Warning(
              found + "; %d of %d servers do not answer".formatted(silent.size(), servers.size()),
              "tell the administrators",
              silent);
    }
  }

  private static Optional<URI> await(MasterDetector detector) throws InterruptedException {
    Semaphore news = new Semaphore(0);
    detector.onChange(news::release);
    long deadline = System.nanoTime() + LEADER.toNanos();
    Optional<URI> leader = detector.leader();
    while (leader.isEmpty()
        && news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      leader = detector.leader();
    }
    return leader.or(detector::leader);
  }
}
