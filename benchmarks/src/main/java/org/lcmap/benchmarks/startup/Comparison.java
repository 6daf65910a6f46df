package org.lcmap.benchmarks.startup;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Ours and its peer, measured in turn: each round gives one ratio, so that what else the machine
 * does weighs on both. The first round of each is not counted: it fills the caches of the disk.
 *
 * @param what what a user waits for
 * @param ours this project's program
 * @param peer the same with plain PyPI pyspark, or plain Jupyter
 */
record Comparison(String what, Program ours, Program peer) {

  /** Runs all rounds and prints one row of the table. */
  void print(PrintStream out, int rounds) throws IOException, InterruptedException {
    ours.run();
    peer.run();
    List<Sample> here = new ArrayList<>();
    List<Sample> there = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      there.add(peer.run());
      here.add(ours.run());
    }
    out.printf("%-36s", what);
    printPart(out, here, there, Sample::wall);
    printPart(out, here, there, Sample::processor);
    out.println();
  }

  private static void printPart(
      PrintStream out, List<Sample> here, List<Sample> there, ToDoubleFunction<Sample> part) {
    double ratio =
        median(pairs(here, there, (a, b) -> part.applyAsDouble(a) / part.applyAsDouble(b)));
    if (Double.isNaN(ratio)) {
      out.printf("%8s %8s %6s", "-", "-", "-");
    } else {
      double ours = median(here.stream().map(part::applyAsDouble).toList());
      double peers = median(there.stream().map(part::applyAsDouble).toList());
      out.printf("%7.2fs %7.2fs %6.2f", ours, peers, ratio);
    }
    out.print("  ");
  }

  private static List<Double> pairs(
      List<Sample> here, List<Sample> there, BiFunction<Sample, Sample, Double> ratio) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      ratios.add(ratio.apply(here.get(i), there.get(i)));
    }
    return ratios;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
