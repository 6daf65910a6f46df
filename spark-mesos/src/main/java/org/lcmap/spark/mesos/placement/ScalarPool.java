package org.lcmap.spark.mesos.placement;

import java.util.Arrays;
import java.util.List;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.Value;

/**
 * What an agent has of one resource, such as memory: in parts that differ by reservation or disk.
 * Amounts are in thousandths, the precision that Mesos keeps, so that sums are exact.
 */
final class ScalarPool {

  private Resource[] parts = new Resource[1];
  private long[] left = new long[1];
  private int size;
  private int reserved;
  private long fixed;
  private long revocable;

  /** Amounts in thousandths. */
  static long thousandths(double amount) {
    return Math.round(amount * 1000);
  }

  /** Adds a part; those that are reserved are used first. */
  void add(Resource part, boolean isReserved) {
    if (size == left.length) {
      parts = Arrays.copyOf(parts, size + 2);
      left = Arrays.copyOf(left, size + 2);
    }
    int at = isReserved ? reserved++ : size;
    System.arraycopy(parts, at, parts, at + 1, size - at);
    System.arraycopy(left, at, left, at + 1, size - at);
    size++;
    parts[at] = part;
    left[at] = thousandths(part.amount());
    if (part.revocable().isPresent()) {
      revocable += left[at];
    } else {
      fixed += left[at];
    }
  }

  /**
   * The most that one task can take. Mesos refuses tasks that mix revocable and other parts of one
   * resource.
   */
  long available() {
    return Math.max(fixed, revocable);
  }

  /** Takes an amount out, which has to be available. */
  void take(long amount, List<Resource> taken) {
    boolean takeRevocable = amount > fixed;
    long needed = amount;
    for (int i = 0; i < size && needed > 0; i++) {
      if (left[i] == 0 || parts[i].revocable().isPresent() != takeRevocable) {
        continue;
      }
      long part = Math.min(needed, left[i]);
      taken.add(withAmount(parts[i], part));
      left[i] -= part;
      needed -= part;
    }
    if (needed > 0) {
      throw new IllegalStateException("more taken than there was");
    }
    if (takeRevocable) {
      revocable -= amount;
    } else {
      fixed -= amount;
    }
  }

  /** The same resource but for its amount: reservation, role and disk have to stay as they came. */
  private static Resource withAmount(Resource part, long thousandths) {
    if (thousandths(part.amount()) == thousandths) {
      return part;
    }
    return new Resource(
        part.name(),
        new Value.Scalar(thousandths / 1000.0),
        part.providerId(),
        part.role(),
        part.allocationInfo(),
        part.reservation(),
        part.reservations(),
        part.disk(),
        part.revocable(),
        part.shared(),
        part.unknownFields());
  }
}
