package org.lcmap.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * A command line, run in this process.
 *
 * @param exit its exit code
 * @param out what it wrote
 * @param err what it complained of
 */
record Run(int exit, String out, String err) {

  static Run of(Map<String, String> environment, String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int exit =
        LcmapSpark.run(
            environment,
            new PrintStream(bytes, true, UTF_8),
            new PrintStream(complaints, true, UTF_8),
            words);
    return new Run(exit, bytes.toString(UTF_8), complaints.toString(UTF_8));
  }

  /** The line of the report on that check. */
  String line(String check) {
    return out.lines()
        .filter(line -> line.matches("(ok|warning|failed|skipped) +" + check + " .*"))
        .findFirst()
        .map(line -> line.replaceAll(" +", " "))
        .orElse("none in: " + out);
  }

  /** The advice that stands first. */
  String advice() {
    return advices().get(0);
  }

  private List<String> advices() {
    return out.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("-> "))
        .map(line -> line.substring(3))
        .toList();
  }
}
