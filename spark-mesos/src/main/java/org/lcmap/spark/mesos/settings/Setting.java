package org.lcmap.spark.mesos.settings;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One setting, with all that its users have to know.
 *
 * @param name in Spark's configuration
 * @param syntax how its value is written
 * @param fallback its value when it is not set; nothing where that is worked out or means "none"
 * @param defaultText the same for the reader
 * @param meaning what it does
 * @param compared how that compares with Spark 3.5
 */
record Setting<T>(
    String name,
    Syntax<T> syntax,
    Optional<T> fallback,
    String defaultText,
    String meaning,
    String compared) {

  /** It is what it was. */
  static final String SAME = "same";

  /** Spark 3.5 did not have it. */
  static final String NEW = "new";

  Setting {
    requireNonNull(name, "name");
    requireNonNull(syntax, "syntax");
  }

  /** A setting that means "none" when it is not set, and is what it was. */
  static <T> Setting<T> of(String name, Syntax<T> syntax, String meaning) {
    return new Setting<>(name, syntax, Optional.empty(), "none", meaning, SAME);
  }

  /** The same with a value for when it is not set. */
  Setting<T> byDefault(T value, String text) {
    return new Setting<>(name, syntax, Optional.of(value), "`" + text + "`", meaning, compared);
  }

  /** The same with words for what counts when it is not set. */
  Setting<T> otherwise(String text) {
    return new Setting<>(name, syntax, fallback, text, meaning, compared);
  }

  /** The same with words for how it compares with Spark 3.5. */
  Setting<T> compared(String text) {
    return new Setting<>(name, syntax, fallback, defaultText, meaning, text);
  }
}
