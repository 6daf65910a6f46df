package org.lcmap.benchmarks.placement;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Has offers answered again and again in this JVM, and prints the median. Without Spark and without
 * our own code, so that both peers are measured by the same lines.
 */
public final class Rounds {

  private static final long WARM_UP = 4_000_000_000L;
  private static final long MEASURE = 3_000_000_000L;
  private static final int LEAST = 5;

  private Rounds() {}

  /** What answers. */
  public interface Subject {
    /** Answers one offer of each agent; gives the number of executors that are launched. */
    int answer();

    /** Lets all executors end; not measured. */
    void endAll();
  }

  private record Round(long wall, long processor, long bytes) {}

  /**
   * Prints {@code RESULT microseconds bytes}: of one offer, or of all in a JVM that is cold. The
   * time is the thread's processor time, which other programs disturb little; of a cold JVM it is
   * what passes on the clock, since its compiler works on other threads.
   *
   * @throws IllegalStateException when other executors are launched than the case is about
   */
  public static void print(OfferCase offerCase, int agents, Subject subject) {
    if (offerCase == OfferCase.COLD) {
      Round first = round(offerCase, agents, subject);
      System.out.printf("RESULT %.3f %.0f%n", first.wall() / 1e3, (double) first.bytes());
      return;
    }
    rounds(offerCase, agents, subject, WARM_UP);
    List<Round> measured = rounds(offerCase, agents, subject, MEASURE);
    System.out.printf(
        "RESULT %.3f %.0f%n",
        median(measured.stream().map(Round::processor).toList()) / 1e3 / agents,
        median(measured.stream().map(Round::bytes).toList()) / agents);
  }

  private static List<Round> rounds(
      OfferCase offerCase, int agents, Subject subject, long forNanos) {
    List<Round> rounds = new ArrayList<>();
    long spent = 0;
    while (rounds.size() < LEAST || spent < forNanos) {
      Round round = round(offerCase, agents, subject);
      subject.endAll();
      rounds.add(round);
      // What is not measured takes its time as well.
      spent += round.wall() * 2;
    }
    return rounds;
  }

  private static Round round(OfferCase offerCase, int agents, Subject subject) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long processor = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    int launched = subject.answer();
    long wall = System.nanoTime() - start;
    processor = threads.getCurrentThreadCpuTime() - processor;
    int expected =
        switch (offerCase) {
          case ACCEPT -> agents;
          case DECLINE -> 0;
          case COLD -> agents * 8;
        };
    if (launched != expected) {
      throw new IllegalStateException(launched + " executors launched, not " + expected);
    }
    return new Round(wall, processor, threads.getCurrentThreadAllocatedBytes() - bytes);
  }

  static double median(List<? extends Number> values) {
    List<Double> sorted = new ArrayList<>(values.stream().map(Number::doubleValue).toList());
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
