package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** Where a master or agent stands, as a place that may fail on its own. */
public record DomainInfo(Optional<FaultDomain> faultDomain, Map<String, Object> unknownFields) {
  public DomainInfo {
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public DomainInfo(Optional<FaultDomain> faultDomain) {
    this(faultDomain, Map.of());
  }

  /** A region and a zone in it. */
  public record FaultDomain(RegionInfo region, ZoneInfo zone, Map<String, Object> unknownFields) {
    public FaultDomain {
      requireNonNull(region, "region");
      requireNonNull(zone, "zone");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public FaultDomain(RegionInfo region, ZoneInfo zone) {
      this(region, zone, Map.of());
    }

    /** A region: links to other regions are slow. */
    public record RegionInfo(String name, Map<String, Object> unknownFields) {
      public RegionInfo {
        requireNonNull(name, "name");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public RegionInfo(String name) {
        this(name, Map.of());
      }
    }

    /** A zone of a region. */
    public record ZoneInfo(String name, Map<String, Object> unknownFields) {
      public ZoneInfo {
        requireNonNull(name, "name");
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public ZoneInfo(String name) {
        this(name, Map.of());
      }
    }
  }
}
