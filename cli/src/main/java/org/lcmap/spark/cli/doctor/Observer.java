package org.lcmap.spark.cli.doctor;

/** Sees an examination as it goes on. Called by one thread at a time. */
public interface Observer {

  /** A check begins. */
  default void begins(String check) {}

  /** The check that began last waits for something. */
  default void waitsFor(String words) {}

  /** The check that began last is over. */
  default void ends(Examined check) {}

  /** All checks are over. */
  default void ends(Report report) {}
}
