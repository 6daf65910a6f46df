package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;

/** Which agents the roles of a framework want offers from, by role (since Mesos 1.11). */
public record OfferConstraints(
    Map<String, RoleConstraints> roleConstraints, Map<String, Object> unknownFields) {
  public OfferConstraints {
    roleConstraints = Map.copyOf(roleConstraints);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public OfferConstraints(Map<String, RoleConstraints> roleConstraints) {
    this(roleConstraints, Map.of());
  }

  /** Groups of constraints: an agent has to meet one group. */
  public record RoleConstraints(List<Group> groups, Map<String, Object> unknownFields) {
    public RoleConstraints {
      groups = List.copyOf(groups);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public RoleConstraints(List<Group> groups) {
      this(groups, Map.of());
    }

    /** Constraints that an agent has to meet all. */
    public record Group(
        List<AttributeConstraint> attributeConstraints, Map<String, Object> unknownFields) {
      public Group {
        attributeConstraints = List.copyOf(attributeConstraints);
        unknownFields = Map.copyOf(unknownFields);
      }

      /** Without fields that this model does not know. */
      public Group(List<AttributeConstraint> attributeConstraints) {
        this(attributeConstraints, Map.of());
      }
    }
  }
}
