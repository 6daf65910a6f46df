package org.lcmap.spark.mesos.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.Resource;
import org.lcmap.mesos.model.Value;

/**
 * Which GPUs an agent has, where its operator names them. Mesos's own {@code gpus} is a number
 * only; a set next to it, {@code gpu_addresses:{0,1}}, tells which.
 */
final class GpuNames {

  /** The resource that names them. */
  static final String RESOURCE = "gpu_addresses";

  private final List<String> names = new ArrayList<>();
  private Optional<Resource> resource = Optional.empty();

  void add(Resource part) {
    if (part.value() instanceof Value.Set set) {
      names.addAll(set.item());
      resource = Optional.of(part);
    }
  }

  /** So many of the names; none when there are fewer. */
  List<String> take(int count, List<Resource> taken) {
    if (resource.isEmpty() || names.size() < count) {
      return List.of();
    }
    List<String> chosen = List.copyOf(names.subList(0, count));
    names.subList(0, count).clear();
    taken.add(only(resource.get(), chosen));
    return chosen;
  }

  private static Resource only(Resource part, List<String> items) {
    return new Resource(
        part.name(),
        new Value.Set(items),
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
