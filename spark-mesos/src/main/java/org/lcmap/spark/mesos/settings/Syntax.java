package org.lcmap.spark.mesos.settings;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the value of a setting is written.
 *
 * @param allowed what may stand there, as the end of "it has to be ..."
 * @param secret whether a value must never be shown
 * @param reader throws IllegalArgumentException for what may not stand there
 */
record Syntax<T>(String allowed, boolean secret, Function<String, T> reader) {

  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9.]+)\\s*([a-zA-Z]*)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "min", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  Syntax {
    requireNonNull(allowed, "allowed");
    requireNonNull(reader, "reader");
  }

  private static <T> Syntax<T> of(String allowed, Function<String, T> reader) {
    return new Syntax<>(allowed, false, reader);
  }

  static Syntax<String> text(String allowed) {
    return of(allowed, text -> text);
  }

  static Syntax<String> secretText(String allowed) {
    return new Syntax<>(allowed, true, text -> text);
  }

  /** Separated by commas, which no part can contain; parts are trimmed, empty ones left out. */
  static Syntax<List<String>> list(String allowed) {
    return of(allowed, Syntax::split);
  }

  static <T> Syntax<List<T>> listOf(String allowed, Function<String, T> part) {
    return of(allowed, text -> split(text).stream().map(part).toList());
  }

  static Syntax<List<String>> secretList(String allowed) {
    return new Syntax<>(allowed, true, Syntax::split);
  }

  static <T> Syntax<T> parsed(String allowed, Function<String, T> reader) {
    return of(allowed, reader);
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  static Syntax<Boolean> flag() {
    return of(
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  static Syntax<Integer> number(int smallest) {
    return of(
        "a whole number from " + smallest,
        text -> {
          int number = Integer.parseInt(text);
          return require(number, number >= smallest);
        });
  }

  static Syntax<Integer> port() {
    return of(
        "a port from 0 to 65535",
        text -> {
          int port = Integer.parseInt(text);
          return require(port, port >= 0 && port <= 65535);
        });
  }

  static Syntax<Double> factor() {
    return of(
        "a number above 0",
        text -> {
          double factor = Double.parseDouble(text);
          return require(factor, factor > 0 && factor < 1e6);
        });
  }

  static <E extends Enum<E>> Syntax<E> oneOf(Class<E> values) {
    String allowed =
        Arrays.stream(values.getEnumConstants())
            .map(v -> v.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    return of(
        allowed,
        text ->
            Arrays.stream(values.getEnumConstants())
                .filter(v -> v.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  /** Spark's time strings; a bare number counts in the given unit. */
  static Syntax<Duration> time(String unit) {
    return of(
        "a time such as 500ms, 120s, 5m, 1h (a bare number counts as " + unit + ")",
        text -> {
          Matcher matcher = AMOUNT.matcher(text);
          require(text, matcher.matches());
          String given = matcher.group(2).toLowerCase(Locale.ROOT);
          Long nanos = NANOS.get(given.isEmpty() ? unit : given);
          BigDecimal amount = new BigDecimal(matcher.group(1));
          require(text, nanos != null && amount.signum() >= 0);
          return Duration.ofNanos(
              amount
                  .multiply(BigDecimal.valueOf(requireNonNull(nanos)))
                  .toBigInteger()
                  .longValueExact());
        });
  }

  /** Spark's sizes; a bare number counts in MiB. The result is in MiB, rounded up. */
  static Syntax<Integer> mebibytes() {
    return of(
        "a size such as 512m, 4g (a bare number counts as MiB)",
        text -> {
          Matcher matcher = AMOUNT.matcher(text);
          require(text, matcher.matches());
          BigDecimal amount = new BigDecimal(matcher.group(1));
          require(text, amount.signum() >= 0);
          String unit = matcher.group(2).toLowerCase(Locale.ROOT);
          int power = "bkmgtp".indexOf(unit.isEmpty() ? "m" : unit.replaceFirst("(?<=.)b$", ""));
          require(text, power >= 0 && unit.length() <= 2);
          BigDecimal bytes = amount.multiply(BigDecimal.valueOf(1024).pow(power));
          return bytes.divide(BigDecimal.valueOf(1 << 20), 0, RoundingMode.CEILING).intValueExact();
        });
  }

  private static <T> T require(T value, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
    return value;
  }
}
