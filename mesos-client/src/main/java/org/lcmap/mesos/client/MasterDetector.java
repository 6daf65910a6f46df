package org.lcmap.mesos.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Knows which master leads. The client asks before each attempt to subscribe. Implementations are
 * safe for use by several threads and never block.
 */
public interface MasterDetector extends AutoCloseable {

  /**
   * The leading master as far as it is known now: {@code http://host:port}, {@code
   * https://host:port}, or {@code //host:port} where the scheme is left to the client.
   *
   * @throws MesosException when there is none to be had without someone's doing
   */
  Optional<URI> leader();

  /** Tells that this master could not be used, so that another one may be tried. */
  default void failed(URI master) {}

  /** Calls this whenever {@link #leader} may answer otherwise than before. Called once. */
  default void onChange(Runnable listener) {}

  /** Why there is no leader, in words, for messages. */
  default String problem() {
    return "no leading master is known";
  }

  @Override
  default void close() {}

  /** Masters at known addresses, tried in turn; any of them redirects to the one that leads. */
  static MasterDetector of(List<URI> masters) {
    return new KnownMasters(masters);
  }
}
