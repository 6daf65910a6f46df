package org.lcmap.spark.cli.doctor;

import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;

/** The word for an outcome, and how a terminal shows it. */
enum Result {
  OK(Style.fg_green),
  WARNING(Style.fg_yellow),
  FAILED(Style.fg_red),
  SKIPPED(Style.faint);

  private final Style style;

  Result(Style style) {
    this.style = style;
  }

  static Result of(Outcome outcome) {
    if (outcome instanceof Outcome.Ok) {
      return OK;
    }
    if (outcome instanceof Outcome.Warning) {
      return WARNING;
    }
    return outcome instanceof Outcome.Failed ? FAILED : SKIPPED;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Style style() {
    return style;
  }
}
