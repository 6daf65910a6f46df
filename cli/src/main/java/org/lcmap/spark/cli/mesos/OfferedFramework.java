package org.lcmap.spark.cli.mesos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.client.SchedulerHandler;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;

/**
 * A framework that looks at offers, launches nothing, gives all of them back, and is gone. Should
 * this process be killed, the master removes it at once.
 */
final class OfferedFramework implements SchedulerHandler, AutoCloseable {

  // Guarded by this framework.
  private final Map<OfferId, Offer> offers = new LinkedHashMap<>();
  private Optional<SchedulerClient> client = Optional.empty();

  /**
   * Registers.
   *
   * @throws MesosException when a master refuses it
   */
  FrameworkId register(SchedulerClient.Builder builder, Duration timeout)
      throws InterruptedException {
    SchedulerClient made = builder.startTimeout(timeout).timeout(timeout).build();
    synchronized (this) {
      client = Optional.of(made);
    }
    return made.start(this);
  }

  @Override
  public synchronized void offers(List<Offer> more) {
    more.forEach(offer -> offers.put(offer.id(), offer));
    notifyAll();
  }

  @Override
  public synchronized void rescinded(OfferId offerId) {
    offers.remove(offerId);
    notifyAll();
  }

  /**
   * The offers that stand, once there are enough, or no more have come for a while.
   *
   * @param first how long to wait for any
   * @param quiet how long to wait for more
   */
  synchronized List<Offer> await(Predicate<List<Offer>> enough, Duration first, Duration quiet)
      throws InterruptedException {
    long deadline = System.nanoTime() + first.toNanos();
    int seen = 0;
    while (!enough.test(List.copyOf(offers.values()))) {
      if (offers.size() != seen) {
        seen = offers.size();
        deadline = System.nanoTime() + quiet.toNanos();
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return List.copyOf(offers.values());
  }

  /** Gives all offers back and ends the framework. */
  @Override
  public void close() {
    SchedulerClient made;
    List<OfferId> held;
    synchronized (this) {
      if (client.isEmpty()) {
        return;
      }
      made = client.get();
      client = Optional.empty();
      held = List.copyOf(offers.keySet());
      offers.clear();
    }
    try (made) {
      if (made.subscription().isPresent()) {
        if (!held.isEmpty()) {
          made.send(new Call.Decline(held, Optional.empty()));
        }
        made.teardown();
      }
    } catch (MesosException e) {
      // The connection is lost, and the framework with it: it has no fail-over time-out.
    }
  }

  /** Where a master is that is known to answer. */
  static MasterDetector at(java.net.URI master) {
    return MasterDetector.of(List.of(master));
  }
}
