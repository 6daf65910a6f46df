package org.lcmap.mesos.testing;

import java.util.HashMap;
import java.util.Map;

/** How much of the cluster roles and frameworks hold, for dominant resource fairness. */
final class Shares {

  private record Holder(String role, String frameworkId) {}

  private final ResourceSet total;
  private final Map<String, ResourceSet> roles = new HashMap<>();
  private final Map<Holder, ResourceSet> frameworks = new HashMap<>();

  Shares(ResourceSet total) {
    this.total = total;
  }

  void add(String role, String frameworkId, ResourceSet resources) {
    roles.merge(role, resources, ResourceSet::plus);
    frameworks.merge(new Holder(role, frameworkId), resources, ResourceSet::plus);
  }

  ResourceSet allocated(String role) {
    return roles.getOrDefault(role, ResourceSet.NONE);
  }

  double ofRole(String role) {
    return dominant(allocated(role));
  }

  double ofFramework(String role, String frameworkId) {
    return dominant(frameworks.getOrDefault(new Holder(role, frameworkId), ResourceSet.NONE));
  }

  private double dominant(ResourceSet held) {
    return total.names().stream()
        .filter(name -> total.scalar(name) > 0)
        .mapToDouble(name -> held.scalar(name) / total.scalar(name))
        .max()
        .orElse(0);
  }
}
