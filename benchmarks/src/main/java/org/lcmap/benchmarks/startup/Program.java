package org.lcmap.benchmarks.startup;

import java.io.IOException;

/** Something to measure: runs once at a call, and fails when it does not do what it should. */
interface Program {

  /**
   * Runs it.
   *
   * @throws IOException when it cannot be run, or did not do its work
   */
  Sample run() throws IOException, InterruptedException;
}
