package org.lcmap.spark.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One thing that the doctor looks at. Its classes are named for what they look at. */
public interface Check {

  /** A word or two, by which the report names it. */
  String name();

  /** Without these the check makes no sense, and is skipped. */
  default List<Fact<?>> needs() {
    return List.of();
  }

  /** After how long the doctor goes on without it. */
  default Duration limit() {
    return Duration.ofSeconds(20);
  }

  /**
   * Looks.
   *
   * @param progress takes a few words on what is being waited for
   * @throws InterruptedException when the limit is over
   */
  Outcome run(Consumer<String> progress) throws InterruptedException;
}
