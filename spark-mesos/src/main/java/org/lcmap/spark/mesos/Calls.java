package org.lcmap.spark.mesos;

import java.lang.System.Logger.Level;
import org.lcmap.mesos.client.MesosConnectionException;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.NotSubscribedException;
import org.lcmap.mesos.client.Subscription;
import org.lcmap.mesos.model.Call;

/** Sends calls whose failure mends itself: offers come again, and kills are repeated. */
final class Calls {

  private static final System.Logger LOG = System.getLogger(Calls.class.getName());

  private Calls() {}

  /** Whether the call may have reached the master; if not, that is in the log. */
  static boolean send(Subscription subscription, Call call) {
    try {
      subscription.send(call);
      return true;
    } catch (MesosConnectionException lostOnItsWay) {
      // The client asks the master about tasks that it does not hear of.
      LOG.log(Level.INFO, lostOnItsWay.getMessage());
      return true;
    } catch (NotSubscribedException over) {
      LOG.log(Level.DEBUG, over.getMessage());
      return false;
    } catch (MesosException refused) {
      LOG.log(Level.WARNING, refused.getMessage());
      return false;
    }
  }
}
