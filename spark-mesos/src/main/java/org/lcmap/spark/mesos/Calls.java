package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import org.lcmap.mesos.client.MesosConnectionException;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.NotSubscribedException;
import org.lcmap.mesos.client.Subscription;
import org.lcmap.mesos.model.Call;

/** Sends calls whose failure is no end: whoever sent one learns what became of it. */
final class Calls {

  private static final System.Logger LOG = System.getLogger(Calls.class.getName());

  private Calls() {}

  /** What became of a call. */
  enum Fate {
    TAKEN,
    /** It may have been lost on its way. */
    UNKNOWN,
    /** It was not sent, or the master refused it. */
    NOT_TAKEN
  }

  /** Sends a call; a failure is in the log. */
  static Fate send(Subscription subscription, Call call) {
    try {
      subscription.send(call);
      return Fate.TAKEN;
    } catch (MesosConnectionException lostOnItsWay) {
      LOG.log(Level.INFO, lostOnItsWay.getMessage());
      return Fate.UNKNOWN;
    } catch (NotSubscribedException over) {
      LOG.log(Level.DEBUG, over.getMessage());
      return Fate.NOT_TAKEN;
    } catch (MesosException refused) {
      LOG.log(Level.WARNING, refused.getMessage());
      return Fate.NOT_TAKEN;
    }
  }
}
