package org.lcmap.spark.cli.doctor;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a check came to. No text of it ever holds a secret.
 *
 * <p>{@code found} is one line: what is there, and what is wrong with it. {@code advice} says what
 * to do about that. {@code details} are further lines for who wants to know more.
 */
public sealed interface Outcome {

  /** All is as it should be. */
  record Ok(String found, List<String> details) implements Outcome {
    public Ok {
      details = List.copyOf(details);
    }

    public Ok(String found) {
      this(found, List.of());
    }
  }

  /** A job would run, but something is not as it should be, or soon will not be. */
  record Warning(String found, String advice, List<String> details) implements Outcome {
    public Warning {
      requireNonNull(advice, "advice");
      details = List.copyOf(details);
    }

    public Warning(String found, String advice) {
      this(found, advice, List.of());
    }
  }

  /** A job would not run. */
  record Failed(String found, String advice, List<String> details) implements Outcome {
    public Failed {
      requireNonNull(advice, "advice");
      details = List.copyOf(details);
    }

    public Failed(String found, String advice) {
      this(found, advice, List.of());
    }
  }

  /** Not looked at, for the reason in {@code found}. */
  record Skipped(String found) implements Outcome {
    @Override
    public List<String> details() {
      return List.of();
    }
  }

  /** What is there, or why that is not known. */
  String found();

  /** Further lines. */
  List<String> details();
}
