package org.lcmap.mesos.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Masters at known addresses, one after the other. */
final class KnownMasters implements MasterDetector {

  private final List<URI> masters;
  private final AtomicInteger current = new AtomicInteger();

  KnownMasters(List<URI> masters) {
    if (masters.isEmpty()) {
      throw new IllegalArgumentException("no address of a master");
    }
    this.masters = List.copyOf(masters);
  }

  @Override
  public Optional<URI> leader() {
    return Optional.of(masters.get(current.get()));
  }

  @Override
  public void failed(URI master) {
    current.updateAndGet(i -> masters.get(i).equals(master) ? (i + 1) % masters.size() : i);
  }
}
