package org.lcmap.spark.mesos.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.Value;
import org.lcmap.spark.mesos.settings.ExecutorShape.Port;

/** The ports that an agent offers. */
final class PortPool {

  /** Ports from begin to end, of one resource. */
  private record Free(long begin, long end, Resource resource) {}

  private final List<Free> free = new ArrayList<>();
  private int reserved;

  /** Adds a part; those that are reserved are used first. */
  void add(Resource part, boolean isReserved) {
    if (part.value() instanceof Value.Ranges ranges) {
      for (Value.Range range : ranges.range()) {
        free.add(isReserved ? reserved++ : free.size(), new Free(range.begin(), range.end(), part));
      }
    }
  }

  /** Whether {@link #take} would find all of these. */
  boolean has(List<Port> wanted) {
    return wanted.isEmpty() || copy().take(wanted, new ArrayList<>(), new HashMap<>());
  }

  private PortPool copy() {
    PortPool copy = new PortPool();
    copy.free.addAll(free);
    return copy;
  }

  /**
   * Takes ports out.
   *
   * @param numbers gets the number of each, by its setting, when it has one
   */
  boolean take(List<Port> wanted, List<Resource> taken, Map<String, Integer> numbers) {
    // Those with a number first: another one could be drawn in their place.
    for (Port port : wanted) {
      if (port.number() != 0 && !takeOne(port, port.number(), taken, numbers)) {
        return false;
      }
    }
    for (Port port : wanted) {
      if (port.number() == 0
          && (free.isEmpty() || !takeOne(port, free.get(0).begin(), taken, numbers))) {
        return false;
      }
    }
    return true;
  }

  private boolean takeOne(
      Port port, long number, List<Resource> taken, Map<String, Integer> numbers) {
    for (int i = 0; i < free.size(); i++) {
      Free part = free.get(i);
      if (part.begin() <= number && number <= part.end()) {
        free.remove(i);
        if (number < part.end()) {
          free.add(i, new Free(number + 1, part.end(), part.resource()));
        }
        if (part.begin() < number) {
          free.add(i, new Free(part.begin(), number - 1, part.resource()));
        }
        taken.add(only(part.resource(), number));
        port.setting().ifPresent(setting -> numbers.put(setting, (int) number));
        return true;
      }
    }
    return false;
  }

  private static Resource only(Resource part, long number) {
    return new Resource(
        part.name(),
        new Value.Ranges(List.of(new Value.Range(number, number))),
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
