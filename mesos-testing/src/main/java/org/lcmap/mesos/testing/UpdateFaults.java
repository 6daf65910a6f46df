package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Delivers updates twice, or in another order, when a test asks for it. Owned by the loop. */
final class UpdateFaults {

  private boolean duplicates;
  private boolean reorders;
  private @Nullable Runnable held;

  void duplicate(boolean on) {
    duplicates = on;
  }

  /** Holds every other update back until the next one was delivered. */
  void reorder(boolean on) {
    reorders = on;
    release();
  }

  void deliver(ObjectNode event, Consumer<ObjectNode> to) {
    Runnable delivery =
        () -> {
          to.accept(event);
          if (duplicates) {
            to.accept(event);
          }
        };
    if (reorders && held == null) {
      held = delivery;
      return;
    }
    delivery.run();
    release();
  }

  private void release() {
    Runnable late = held;
    held = null;
    if (late != null) {
      late.run();
    }
  }
}
