package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import org.lcmap.mesos.client.MesosConnectionException;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.NotSubscribedException;
import org.lcmap.mesos.client.Subscription;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkId;

/** Sends calls whose failure is no end: whoever sent one learns what became of it. */
interface Calls {

  /** What became of a call. */
  enum Fate {
    TAKEN,
    /** It may have been lost on its way. */
    UNKNOWN,
    /** It was not sent, or the master refused it. */
    NOT_TAKEN
  }

  /** The id that the master gave the framework. */
  FrameworkId frameworkId();

  /** Sends a call; a failure is in the log. */
  Fate send(Call call);

  /** Calls that belong to this subscription. */
  static Calls through(Subscription subscription) {
    System.Logger log = System.getLogger(Calls.class.getName());
    return new Calls() {
      @Override
      public FrameworkId frameworkId() {
        return subscription.frameworkId();
      }

      @Override
      public Fate send(Call call) {
        try {
          subscription.send(call);
          return Fate.TAKEN;
        } catch (MesosConnectionException lostOnItsWay) {
          log.log(Level.INFO, lostOnItsWay.getMessage());
          return Fate.UNKNOWN;
        } catch (NotSubscribedException over) {
          log.log(Level.DEBUG, over.getMessage());
          return Fate.NOT_TAKEN;
        } catch (MesosException refused) {
          log.log(Level.WARNING, refused.getMessage());
          return Fate.NOT_TAKEN;
        }
      }
    };
  }
}
