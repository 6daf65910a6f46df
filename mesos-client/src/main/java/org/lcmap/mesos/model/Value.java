package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** What a resource or an attribute amounts to. */
public sealed interface Value {
  /** An amount; Mesos keeps three decimals. */
  public record Scalar(double value, Map<String, Object> unknownFields) implements Value {
    public Scalar {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Scalar(double value) {
      this(value, Map.of());
    }
  }

  /** Whole numbers in ranges, such as ports. */
  public record Ranges(List<Range> range, Map<String, Object> unknownFields) implements Value {
    public Ranges {
      range = List.copyOf(range);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Ranges(List<Range> range) {
      this(range, Map.of());
    }
  }

  /** Whole numbers from begin to end, both included. */
  public record Range(long begin, long end, Map<String, Object> unknownFields) {
    public Range {
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Range(long begin, long end) {
      this(begin, end, Map.of());
    }
  }

  /** Names, without order. */
  public record Set(List<String> item, Map<String, Object> unknownFields) implements Value {
    public Set {
      item = List.copyOf(item);
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Set(List<String> item) {
      this(item, Map.of());
    }
  }

  /** A text; attributes only. */
  public record Text(String value, Map<String, Object> unknownFields) implements Value {
    public Text {
      requireNonNull(value, "value");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Text(String value) {
      this(value, Map.of());
    }
  }

  /**
   * A kind of value that this client does not know; its payload is among the unknown fields of what
   * holds it.
   */
  public record Other(String type) implements Value {
    public Other {
      requireNonNull(type, "type");
    }
  }
}
