package org.lcmap.mesos.client;

import java.lang.System.Logger.Level;

/** Calls what the framework wrote, which may throw anything. */
final class Handlers {

  private static final System.Logger LOG = System.getLogger(Handlers.class.getName());

  private Handlers() {}

  /** Whether it returned; if not, that is in the log. */
  static boolean safely(String event, Runnable call) {
    try {
      call.run();
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, () -> "the framework's handler failed on '" + event + "'", e);
      return false;
    }
  }

  /** Says something that matters to nobody but who looks for a fault. */
  static void note(String message) {
    LOG.log(Level.DEBUG, message);
  }
}
