package org.lcmap.spark.cli.doctor;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;

/** A report for people: a line for each check as soon as it is over, and what to do below it. */
public final class TextReport implements Observer {

  /** As long as the longest word for a result. */
  private static final int RESULT = 8;

  private final PrintStream out;
  private final Paper paper;
  private final Ticker ticker;
  private final int indentation;

  /**
   * Writes there.
   *
   * @param names of all checks
   */
  public TextReport(PrintStream out, Paper paper, List<String> names) {
    this.out = out;
    this.paper = paper;
    ticker = new Ticker(out, paper);
    indentation = RESULT + 2 + names.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Writes what the report is about. */
  public void title(String text) {
    out.println(paper.styled(Style.bold, text));
    out.println();
  }

  @Override
  public void begins(String check) {
    ticker.start(padded("", RESULT) + check);
  }

  @Override
  public void waitsFor(String words) {
    ticker.say(words);
  }

  @Override
  public void ends(Examined check) {
    ticker.stop();
    Result result = Result.of(check.outcome());
    List<String> found = paper.lines(check.outcome().found(), indentation);
    out.print(paper.styled(result.style(), padded(result.word(), RESULT)));
    out.print(padded(check.name(), indentation - RESULT));
    out.println(result == Result.SKIPPED ? paper.styled(Style.faint, found.get(0)) : found.get(0));
    found.stream().skip(1).forEach(line -> out.println(" ".repeat(indentation) + line));
    if (check.outcome() instanceof Outcome.Warning warning) {
      below("-> ", warning.advice(), Style.bold);
    } else if (check.outcome() instanceof Outcome.Failed failed) {
      below("-> ", failed.advice(), Style.bold);
    }
    check.outcome().details().forEach(detail -> below("", detail, Style.faint));
    out.flush();
  }

  private void below(String mark, String text, Style style) {
    String margin = " ".repeat(indentation);
    String prefix = mark;
    for (String line : paper.lines(text, indentation + mark.length())) {
      out.println(margin + paper.styled(style, prefix + line));
      prefix = " ".repeat(mark.length());
    }
  }

  @Override
  public void ends(Report report) {
    out.println();
    out.printf(Locale.ROOT, "%s (%.1f s)%n", verdict(report), report.took().toMillis() / 1000.0);
  }

  private String verdict(Report report) {
    long failed = report.count(Outcome.Failed.class);
    long warnings = report.count(Outcome.Warning.class);
    String also = warnings == 1 ? ", 1 warning" : warnings > 1 ? ", " + warnings + " warnings" : "";
    if (failed > 0) {
      return paper.styled(Style.fg_red, failed + " of " + report.checks().size() + " checks failed")
          + also;
    }
    return warnings > 0
        ? paper.styled(Style.fg_yellow, "A job would run" + also)
        : paper.styled(Style.fg_green, "All is well");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
