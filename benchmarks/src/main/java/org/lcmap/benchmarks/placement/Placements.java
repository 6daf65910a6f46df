package org.lcmap.benchmarks.placement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Compares how fast offers are answered, here and by Spark 3.5's own backend: each measurement in a
 * JVM of its own, the peers in turn, medians over the forks. {@code benchmarks/offers} prepares the
 * peer and starts it.
 */
public final class Placements {

  /** What Spark 3.5's classes need of Java 17. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.nio", "java.util", "java.util.concurrent", "sun.nio.ch");

  /**
   * For both alike: memory in large pages and there from the start, so that no fault is counted.
   */
  private static final List<String> JVM =
      List.of(
          "java",
          "-Xms2g",
          "-Xmx2g",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseParallelGC",
          "-XX:+UseTransparentHugePages");

  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

  private final int forks;
  private boolean all = true;

  private Placements(int forks) {
    this.forks = forks;
  }

  /** Medians over the forks. */
  private record Result(double micros, double bytes) {}

  /** Takes the number of forks; prints a table. Ends with 1 when a bar is missed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(new Placements(Integer.parseInt(arguments[0])).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "%-34s%10s %10s %8s %8s%n",
        "median of " + forks + " JVMs", "ours", "Spark 3.5", "ratio", "bar");
    compare("accepting, 100 agents", OfferCase.ACCEPT, 100, 1);
    compare("accepting, 1,000 agents", OfferCase.ACCEPT, 1_000, 10);
    compare("accepting, 10,000 agents", OfferCase.ACCEPT, 10_000, 50);
    flat();
    compare("declining, 100 agents", OfferCase.DECLINE, 100, 3);
    compare("declining, 1,000 agents", OfferCase.DECLINE, 1_000, 3);
    compare("declining, 10,000 agents", OfferCase.DECLINE, 10_000, 3);
    compare("first 1,000 executors, cold JVM", OfferCase.COLD, 125, 1 / 0.3);
    return all;
  }

  /** Prints a line; the bar is how many times as fast ours has to be at least. */
  private void compare(String name, OfferCase offerCase, int agents, double bar)
      throws IOException, InterruptedException {
    List<Result> ours = new ArrayList<>();
    List<Result> theirs = new ArrayList<>();
    for (int i = 0; i < forks; i++) {
      theirs.add(measure(peer(offerCase, agents)));
      ours.add(measure(ours(OurOffers.class, offerCase.name(), Integer.toString(agents))));
    }
    Result our = median(ours);
    Result their = median(theirs);
    double ratio = their.micros() / our.micros();
    System.out.printf(
        Locale.ROOT,
        "%-34s%7.2f µs %7.2f µs %7.1fx %7.1fx  %s; %,.0f and %,.0f bytes allocated%n",
        name,
        our.micros(),
        their.micros(),
        ratio,
        bar,
        verdict(ratio >= bar),
        our.bytes(),
        their.bytes());
  }

  /** The cost of an offer in clusters of 100, 1,000 and 10,000 agents, each in JVMs of its own. */
  private void flat() throws IOException, InterruptedException {
    List<List<Double>> micros = new ArrayList<>();
    SIZES.forEach(size -> micros.add(new ArrayList<>()));
    for (int i = 0; i < forks; i++) {
      for (int size = 0; size < SIZES.size(); size++) {
        String agents = Integer.toString(SIZES.get(size));
        micros.get(size).add(Double.parseDouble(said(ours(Flatness.class, agents))[0]));
      }
    }
    List<Double> medians = micros.stream().map(Rounds::median).toList();
    double ratio = Collections.max(medians) / Collections.min(medians);
    System.out.printf(
        Locale.ROOT,
        "%-34s%29s %7.2fx %7.1fx  %s; %.2f, %.2f and %.2f µs%n",
        "dearest to cheapest cluster size",
        "",
        ratio,
        1.5,
        verdict(ratio <= 1.5),
        medians.get(0),
        medians.get(1),
        medians.get(2));
  }

  private String verdict(boolean holds) {
    all &= holds;
    return holds ? "holds" : "MISSED";
  }

  private static Result median(List<Result> results) {
    return new Result(
        Rounds.median(results.stream().map(Result::micros).toList()),
        Rounds.median(results.stream().map(Result::bytes).toList()));
  }

  private static List<String> ours(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> peer(OfferCase offerCase, int agents) {
    List<String> command = new ArrayList<>(JVM);
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-cp",
            requireNonNull(System.getenv("SPARK35_CLASS_PATH"), "run 'make bench'"),
            "Spark35Offers",
            offerCase.name(),
            Integer.toString(agents)));
    return command;
  }

  private static Result measure(List<String> command) throws IOException, InterruptedException {
    String[] said = said(command);
    return new Result(Double.parseDouble(said[0]), Double.parseDouble(said[1]));
  }

  /** The words after RESULT. */
  private static String[] said(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    String line =
        output
            .lines()
            .filter(l -> l.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "exit code " + exit + " of " + command + ": " + output));
    return line.substring("RESULT ".length()).split(" ", -1);
  }
}
