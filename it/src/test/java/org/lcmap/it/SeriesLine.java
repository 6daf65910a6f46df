package org.lcmap.it;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of pixel series that no satellite took, for tests. */
final class SeriesLine {

  private SeriesLine() {}

  /** The same observation with its thermal band in degrees Celsius x 100 instead of Kelvin x 10. */
  static String inCelsius(String line) {
    String[] fields = line.split(",", -1);
    fields[7] = " " + (Integer.parseInt(fields[7].strip()) * 10 - 27_315);
    return String.join(",", fields);
  }

  /** Clear observations whose bands are all as bright as the sensor can tell. */
  static List<String> saturated() {
    return IntStream.range(0, 100)
        .mapToObj(visit -> line(728_000 + 16 * visit, band -> 20_000))
        .toList();
  }

  /** A change every 480 days for 65 years: more than COLD can hold. */
  static List<String> changingAlways() {
    Random random = new Random(1);
    return IntStream.range(0, 3_000)
        .mapToObj(
            visit -> {
              int level = visit / 60 % 2 == 0 ? 500 : 3_500;
              return line(
                  720_200 + 8 * visit,
                  band -> level + 300 * band + (int) Math.round(60 * random.nextGaussian()));
            })
        .toList();
  }

  private static String line(int day, IntUnaryOperator reflectance) {
    String bands =
        IntStream.range(0, 6)
            .mapToObj(band -> "," + reflectance.applyAsInt(band))
            .collect(Collectors.joining());
    return day + bands + ",2900,0";
  }
}
