package org.lcmap.mesos.client;

import java.util.Optional;
import org.lcmap.mesos.model.Event;

/**
 * What a framework does when Mesos speaks: one method for each kind of event, and three for the
 * subscription itself. All are empty until overridden.
 *
 * <p>The client calls them one at a time, in order, on its own thread. They may send calls, and
 * should return soon: no event is read meanwhile. When one throws, the exception is logged and the
 * client goes on; a status that {@link #update} threw on is not acknowledged, so that Mesos sends
 * it again.
 */
public interface SchedulerHandler extends Event.Receiver {

  /**
   * The framework is subscribed, for the first time or again. Forget all offers; send what belongs
   * to this subscription through it, and it can never reach a later one.
   */
  default void connected(Subscription subscription) {}

  /** The subscription is lost; the client is about to look for a master again. */
  default void disconnected(MesosException reason) {}

  /** The client has ended: closed or torn down (nothing), or given up for this reason. */
  default void ended(Optional<MesosException> reason) {}
}
