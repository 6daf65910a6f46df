package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An immutable sum of resources, as Mesos calculates with them: resources that differ only in their
 * quantity add up; others stay apart.
 */
final class ResourceSet {

  /**
   * What makes resources different: everything except the quantity and the allocation.
   *
   * @param reservations a JSON array, empty for unreserved resources
   * @param rest the remaining fields, such as {@code disk} and {@code revocable}, as JSON
   */
  record Kind(String name, String type, String reservations, String rest) {
    boolean isReserved() {
      return !reservations.equals("[]");
    }

    /** The role that the resource is reserved for: that of the last refinement; or {@code *}. */
    String role() {
      JsonNode all = Json.parse(reservations);
      return all.isEmpty() ? "*" : all.get(all.size() - 1).path("role").asText();
    }
  }

  static final ResourceSet NONE = new ResourceSet(Map.of());

  private final Map<Kind, Quantity> quantities;

  private ResourceSet(Map<Kind, Quantity> quantities) {
    this.quantities = quantities;
  }

  /** Reads Mesos's JSON, in the format before and after reservation refinement. */
  static ResourceSet of(JsonNode resources) {
    ResourceSet sum = NONE;
    for (JsonNode resource : resources) {
      Kind kind = kind(resource);
      sum = sum.plus(new ResourceSet(Map.of(kind, Quantity.of(kind.type(), resource))));
    }
    return sum;
  }

  private static Kind kind(JsonNode resource) {
    ArrayNode reservations = JsonNodeFactory.instance.arrayNode();
    if (resource.path("reservations").isArray()) {
      reservations.addAll((ArrayNode) resource.path("reservations"));
    } else if (resource.has("reservation")) {
      ObjectNode reservation = resource.path("reservation").deepCopy();
      reservations.add(reservation.put("type", "DYNAMIC").put("role", role(resource)));
    } else if (!role(resource).equals("*")) {
      reservations.add(Json.object().put("type", "STATIC").put("role", role(resource)));
    }
    ObjectNode rest = resource.deepCopy();
    rest.remove(
        List.of(
            "name",
            "type",
            "scalar",
            "ranges",
            "set",
            "role",
            "reservation",
            "reservations",
            "allocation_info"));
    return new Kind(
        resource.path("name").asText(),
        resource.path("type").asText(),
        reservations.toString(),
        rest.toString());
  }

  private static String role(JsonNode resource) {
    return resource.path("role").asText("*");
  }

  ResourceSet plus(ResourceSet other) {
    Map<Kind, Quantity> sum = new LinkedHashMap<>(quantities);
    other.quantities.forEach((kind, quantity) -> sum.merge(kind, quantity, Quantity::plus));
    return new ResourceSet(sum);
  }

  /** What is left without the others; nothing goes below zero. */
  ResourceSet minus(ResourceSet other) {
    Map<Kind, Quantity> rest = new LinkedHashMap<>(quantities);
    other.quantities.forEach(
        (kind, quantity) ->
            rest.computeIfPresent(
                kind,
                (same, mine) -> {
                  Quantity less = mine.minus(quantity);
                  return less.isEmpty() ? null : less;
                }));
    return new ResourceSet(rest);
  }

  boolean contains(ResourceSet other) {
    return other.quantities.entrySet().stream()
        .allMatch(
            entry -> {
              Quantity mine = quantities.get(entry.getKey());
              return entry.getValue().isEmpty()
                  || (mine != null && mine.contains(entry.getValue()));
            });
  }

  /** Whether this port is among those in the ranges. */
  boolean hasPort(int port) {
    String range = "{\"ranges\":{\"range\":[{\"begin\":%1$d,\"end\":%1$d}]}}";
    Quantity one = Quantity.of("RANGES", Json.parse(range.formatted(port)));
    return named("ports").quantities.values().stream().anyMatch(part -> part.contains(one));
  }

  boolean isEmpty() {
    return quantities.values().stream().allMatch(Quantity::isEmpty);
  }

  /** What a framework in this role may use: unreserved, or reserved for it or a role above it. */
  ResourceSet usableBy(String role) {
    return filter(
        kind ->
            !kind.isReserved() || role.equals(kind.role()) || role.startsWith(kind.role() + "/"));
  }

  ResourceSet unreserved() {
    return filter(kind -> !kind.isReserved());
  }

  ResourceSet named(String name) {
    return filter(kind -> kind.name().equals(name));
  }

  /** Only what is reserved at most once, as frameworks without RESERVATION_REFINEMENT see. */
  ResourceSet unrefined() {
    return filter(kind -> Json.parse(kind.reservations()).size() < 2);
  }

  ResourceSet filter(java.util.function.Predicate<Kind> condition) {
    Map<Kind, Quantity> some = new LinkedHashMap<>();
    quantities.forEach(
        (kind, quantity) -> {
          if (condition.test(kind)) {
            some.put(kind, quantity);
          }
        });
    return new ResourceSet(some);
  }

  /** The sum of a scalar resource over all kinds of it. */
  double scalar(String name) {
    return quantities.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .mapToDouble(entry -> entry.getValue().amount())
        .sum();
  }

  Collection<String> names() {
    return quantities.keySet().stream().map(Kind::name).distinct().toList();
  }

  /** As a dynamic reservation, or without its last one. */
  static ResourceSet withoutLastReservation(ResourceSet reserved) {
    ResourceSet result = NONE;
    for (var entry : reserved.quantities.entrySet()) {
      Kind kind = entry.getKey();
      ArrayNode reservations = (ArrayNode) Json.parse(kind.reservations());
      if (!reservations.isEmpty()) {
        reservations.remove(reservations.size() - 1);
      }
      Kind less = new Kind(kind.name(), kind.type(), reservations.toString(), kind.rest());
      result = result.plus(new ResourceSet(Map.of(less, entry.getValue())));
    }
    return result;
  }

  /**
   * Mesos's JSON.
   *
   * @param allocatedTo the role in {@code allocation_info}; empty for none
   * @param refined whether the reader knows {@code reservations}
   */
  ArrayNode json(String allocatedTo, boolean refined) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    quantities.forEach(
        (kind, quantity) -> {
          if (!quantity.isEmpty()) {
            ObjectNode resource = Json.object().put("name", kind.name()).put("type", kind.type());
            quantity.write(resource);
            JsonNode reservations = Json.parse(kind.reservations());
            if (refined) {
              resource.set("reservations", reservations);
            } else {
              resource.put("role", kind.role());
              if (kind.isReserved()
                  && reservations.get(0).path("type").asText().equals("DYNAMIC")) {
                ObjectNode reservation = reservations.get(0).deepCopy();
                reservation.remove(List.of("type", "role"));
                resource.set("reservation", reservation);
              }
            }
            resource.setAll((ObjectNode) Json.parse(kind.rest()));
            if (!allocatedTo.isEmpty()) {
              resource.set("allocation_info", Json.object().put("role", allocatedTo));
            }
            array.add(resource);
          }
        });
    return array;
  }

  /** As Mesos prints resources in its messages. */
  String describe(String allocatedTo) {
    List<String> parts = new ArrayList<>();
    quantities.forEach(
        (kind, quantity) ->
            parts.add(
                kind.name()
                    + "(allocated: "
                    + allocatedTo
                    + ")"
                    + reservations(kind)
                    + ":"
                    + quantity));
    return String.join("; ", parts);
  }

  private static String reservations(Kind kind) {
    if (!kind.isReserved()) {
      return "";
    }
    return Json.items(Json.parse(kind.reservations())).stream()
        .map(one -> "(" + one.path("type").asText() + "," + one.path("role").asText() + ")")
        .collect(Collectors.joining(",", "(reservations: [", "])"));
  }

  @Override
  public String toString() {
    return describe("*");
  }
}
