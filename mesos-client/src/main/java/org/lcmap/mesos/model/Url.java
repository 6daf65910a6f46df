package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A URL in parts, as agents announce theirs. */
public record Url(
    String scheme,
    Address address,
    Optional<String> path,
    List<Parameter> query,
    Optional<String> fragment,
    Map<String, Object> unknownFields) {
  public Url {
    requireNonNull(scheme, "scheme");
    requireNonNull(address, "address");
    query = List.copyOf(query);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public Url(
      String scheme,
      Address address,
      Optional<String> path,
      List<Parameter> query,
      Optional<String> fragment) {
    this(scheme, address, path, query, fragment, Map.of());
  }

  /** With what Mesos requires, and nothing else. */
  public Url(String scheme, Address address) {
    this(scheme, address, Optional.empty(), List.of(), Optional.empty(), Map.of());
  }
}
