package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A condition on one attribute of an agent. Attributes that are not text meet every condition on
 * text.
 */
public record AttributeConstraint(
    Selector selector, Predicate predicate, Map<String, Object> unknownFields) {
  public AttributeConstraint {
    requireNonNull(selector, "selector");
    requireNonNull(predicate, "predicate");
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public AttributeConstraint(Selector selector, Predicate predicate) {
    this(selector, predicate, Map.of());
  }

  /** Names the attribute, or what stands in for one. */
  public record Selector(
      Optional<EnumValue<PseudoattributeType>> pseudoattributeType,
      Optional<String> attributeName,
      Map<String, Object> unknownFields) {
    public Selector {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Selector(
        Optional<EnumValue<PseudoattributeType>> pseudoattributeType,
        Optional<String> attributeName) {
      this(pseudoattributeType, attributeName, Map.of());
    }

    /** What every agent has without an attribute. */
    public enum PseudoattributeType {
      UNKNOWN,
      HOSTNAME,
      REGION,
      ZONE
    }
  }

  /** The condition; without a test that this client knows, it stays among the unknown fields. */
  public record Predicate(Optional<Test> test, Map<String, Object> unknownFields) {
    public Predicate {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Predicate(Optional<Test> test) {
      this(test, Map.of());
    }

    /** What is asked of the attribute. */
    public sealed interface Test {
      /** The attribute is there. */
      public record Exists() implements Test {}

      /** The attribute is not there. */
      public record NotExists() implements Test {}

      /** The text is this one. */
      public record TextEquals(String value, Map<String, Object> unknownFields) implements Test {
        public TextEquals {
          requireNonNull(value, "value");
          unknownFields = Map.copyOf(unknownFields);
        }

        /** Without fields that this model does not know. */
        public TextEquals(String value) {
          this(value, Map.of());
        }
      }

      /** The text is another one, or missing. */
      public record TextNotEquals(String value, Map<String, Object> unknownFields) implements Test {
        public TextNotEquals {
          requireNonNull(value, "value");
          unknownFields = Map.copyOf(unknownFields);
        }

        /** Without fields that this model does not know. */
        public TextNotEquals(String value) {
          this(value, Map.of());
        }
      }

      /** The whole text matches an RE2 pattern. */
      public record TextMatches(String regex, Map<String, Object> unknownFields) implements Test {
        public TextMatches {
          requireNonNull(regex, "regex");
          unknownFields = Map.copyOf(unknownFields);
        }

        /** Without fields that this model does not know. */
        public TextMatches(String regex) {
          this(regex, Map.of());
        }
      }

      /** The text does not match an RE2 pattern, or is missing. */
      public record TextNotMatches(String regex, Map<String, Object> unknownFields)
          implements Test {
        public TextNotMatches {
          requireNonNull(regex, "regex");
          unknownFields = Map.copyOf(unknownFields);
        }

        /** Without fields that this model does not know. */
        public TextNotMatches(String regex) {
          this(regex, Map.of());
        }
      }
    }
  }
}
