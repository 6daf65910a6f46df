package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest offers that a role of the framework wants to see; an offer has to reach one of the
 * quantities.
 */
public record OfferFilters(
    Optional<MinAllocatableResources> minAllocatableResources, Map<String, Object> unknownFields) {
  public OfferFilters {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public OfferFilters(Optional<MinAllocatableResources> minAllocatableResources) {
    this(minAllocatableResources, Map.of());
  }

  /** Alternatives, each enough by itself. */
  public record MinAllocatableResources(
      List<ResourceQuantities> quantities, Map<String, Object> unknownFields) {
    public MinAllocatableResources {
      quantities = List.copyOf(quantities);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public MinAllocatableResources(List<ResourceQuantities> quantities) {
      this(quantities, Map.of());
    }
  }

  /** Amounts by the name of the resource, all of them needed. */
  public record ResourceQuantities(
      Map<String, Value.Scalar> quantities, Map<String, Object> unknownFields) {
    public ResourceQuantities {
      quantities = Map.copyOf(quantities);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public ResourceQuantities(Map<String, Value.Scalar> quantities) {
      this(quantities, Map.of());
    }
  }
}
