package org.lcmap.benchmarks.placement;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether the cost of an offer depends on the size of the cluster: 10,000 offers are accepted as
 * those of 100 clusters with 100 agents each, of 10 with 1,000, and of one with 10,000, in turn and
 * in one JVM, so that all find the same memory and the same disturbances.
 */
public final class Flatness {

  private static final int OFFERS = 10_000;
  private static final int[] SIZES = {100, 1_000, 10_000};
  private static final int WARM_UP = 25;
  private static final int ROUNDS = 50;

  private Flatness() {}

  /** Prints {@code RESULT} and the microseconds an offer for each size. */
  public static void main(String[] arguments) {
    List<List<OurOffers>> clusters = Arrays.stream(SIZES).mapToObj(Flatness::clusters).toList();
    List<List<Double>> micros = new ArrayList<>();
    clusters.forEach(c -> micros.add(new ArrayList<>()));
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      for (int size = 0; size < SIZES.length; size++) {
        double cost = cost(clusters.get(size));
        if (round >= WARM_UP) {
          micros.get(size).add(cost);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "RESULT %.3f %.3f %.3f%n",
        Rounds.median(micros.get(0)),
        Rounds.median(micros.get(1)),
        Rounds.median(micros.get(2)));
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
