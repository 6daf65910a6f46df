package org.lcmap.spark.cli.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one check finds out and later ones need, such as the leading master. Safe for use by several
 * threads.
 */
public final class Fact<T> {

  private final String words;
  private volatile @Nullable T value;

  /**
   * A fact that is not known yet.
   *
   * @param words what it is, as in "there is no leading master"
   */
  public Fact(String words) {
    this.words = requireNonNull(words, "words");
  }

  /** What the fact is. */
  public String words() {
    return words;
  }

  /** Makes it known. */
  public void is(T found) {
    value = requireNonNull(found, "found");
  }

  /** The fact, once it is known. */
  public Optional<T> known() {
    return Optional.ofNullable(value);
  }

  /** The fact, for a check that {@linkplain Check#needs needs} it. */
  public T value() {
    return known().orElseThrow(() -> new IllegalStateException("there is no " + words));
  }
}
