package org.lcmap.benchmarks.placement;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an offer costs in a cluster of some size: 10,000 offers are accepted as those of 100
 * clusters with 100 agents each, of 10 with 1,000, or of one with 10,000. The memory that is walked
 * through is the same for each, and larger than the processor's caches, so that two sizes differ by
 * what is done for an offer only. Each size has a JVM of its own.
 */
public final class Flatness {

  private static final int OFFERS = 10_000;
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 60;

  private Flatness() {}

  /** Takes the number of agents; prints {@code RESULT} and the microseconds an offer. */
  public static void main(String[] arguments) {
    List<OurOffers> clusters = clusters(Integer.parseInt(arguments[0]));
    List<Double> micros = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double cost = cost(clusters);
      if (round >= WARM_UP) {
        micros.add(cost);
      }
    }
    System.out.printf(Locale.ROOT, "RESULT %.3f%n", Rounds.median(micros));
  }

  private static List<OurOffers> clusters(int size) {
    List<OurOffers> clusters = new ArrayList<>();
    for (int first = 0; first < OFFERS; first += size) {
      clusters.add(new OurOffers(OfferCase.ACCEPT, OurOffers.offers(first, size)));
    }
    return clusters;
  }

  private static double cost(List<OurOffers> clusters) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int launched = 0;
    for (OurOffers cluster : clusters) {
      launched += cluster.answer();
    }
    long nanos = threads.getCurrentThreadCpuTime() - start;
    if (launched != OFFERS) {
      throw new IllegalStateException(launched + " executors launched, not " + OFFERS);
    }
    clusters.forEach(OurOffers::endAll);
    return nanos / 1e3 / OFFERS;
  }
}
