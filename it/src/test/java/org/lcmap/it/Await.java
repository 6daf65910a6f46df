package org.lcmap.it;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does, and fails the test when it does not come. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Await() {}

  /** Waits until the condition holds; {@code what} and {@code state} explain when it does not. */
  public static void until(BooleanSupplier condition, String what, Supplier<String> state) {
    present(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), what, state);
  }

  /** Waits until there is a value, and returns it. */
  public static <T> T present(Supplier<Optional<T>> look, String what, Supplier<String> state) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Optional<T> found = look.get();
    while (found.isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within " + PATIENCE + ": " + what + "\n" + state.get());
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      found = look.get();
    }
    return found.get();
  }
}
