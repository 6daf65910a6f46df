package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How much there is of a resource: one of the three types of values that Mesos knows. */
sealed interface Quantity {

  Quantity plus(Quantity other);

  Quantity minus(Quantity other);

  boolean contains(Quantity other);

  boolean isEmpty();

  /** A scalar's value; how many, for ranges and sets. */
  double amount();

  void write(ObjectNode resource);

  static Quantity of(String type, JsonNode resource) {
    return switch (type) {
      case "SCALAR" -> Scalar.of(resource.path("scalar").path("value").asDouble());
      case "RANGES" -> Ranges.of(resource.path("ranges").path("range"));
      case "SET" -> new Items(new TreeSet<>(Json.texts(resource.path("set").path("item"))));
      default -> throw new IllegalArgumentException("Unknown type of resource: " + type);
    };
  }

  /** A number, kept in thousandths as in Mesos, so that sums of fractions stay exact. */
  record Scalar(long thousandths) implements Quantity {
    static Scalar of(double value) {
      return new Scalar(Math.round(value * 1000));
    }

    @Override
    public Quantity plus(Quantity other) {
      return new Scalar(thousandths + ((Scalar) other).thousandths);
    }

    @Override
    public Quantity minus(Quantity other) {
      return new Scalar(Math.max(0, thousandths - ((Scalar) other).thousandths));
    }

    @Override
    public boolean contains(Quantity other) {
      return thousandths >= ((Scalar) other).thousandths;
    }

    @Override
    public boolean isEmpty() {
      return thousandths == 0;
    }

    @Override
    public double amount() {
      return thousandths / 1000.0;
    }

    @Override
    public void write(ObjectNode resource) {
      resource.set("scalar", Json.object().put("value", amount()));
    }

    @Override
    public String toString() {
      return thousandths % 1000 == 0
          ? Long.toString(thousandths / 1000)
          : Double.toString(amount());
    }
  }

  /** Numbers from begin to end, both included. */
  record Range(long begin, long end) {}

  /** Ranges in order, none touching the next. */
  record Ranges(List<Range> ranges) implements Quantity {
    static Ranges of(JsonNode array) {
      List<Range> ranges = new ArrayList<>();
      array.forEach(
          range -> ranges.add(new Range(range.path("begin").asLong(), range.path("end").asLong())));
      return merged(ranges);
    }

    private static Ranges merged(List<Range> ranges) {
      List<Range> sorted = new ArrayList<>(ranges);
      sorted.sort(Comparator.comparingLong(Range::begin));
      List<Range> merged = new ArrayList<>();
      for (Range range : sorted) {
        Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
        if (last != null && range.begin() <= last.end() + 1) {
          merged.set(merged.size() - 1, new Range(last.begin(), Math.max(last.end(), range.end())));
        } else {
          merged.add(range);
        }
      }
      return new Ranges(merged);
    }

    @Override
    public Quantity plus(Quantity other) {
      List<Range> all = new ArrayList<>(ranges);
      all.addAll(((Ranges) other).ranges);
      return merged(all);
    }

    @Override
    public Quantity minus(Quantity other) {
      List<Range> rest = new ArrayList<>(ranges);
      for (Range cut : ((Ranges) other).ranges) {
        List<Range> next = new ArrayList<>();
        for (Range range : rest) {
          if (cut.begin() > range.begin()) {
            next.add(new Range(range.begin(), Math.min(range.end(), cut.begin() - 1)));
          }
          if (cut.end() < range.end()) {
            next.add(new Range(Math.max(range.begin(), cut.end() + 1), range.end()));
          }
        }
        rest = next;
      }
      return merged(rest);
    }

    @Override
    public boolean contains(Quantity other) {
      return other.minus(this).isEmpty();
    }

    @Override
    public boolean isEmpty() {
      return ranges.isEmpty();
    }

    @Override
    public double amount() {
      return ranges.stream().mapToDouble(range -> range.end() - range.begin() + 1).sum();
    }

    @Override
    public void write(ObjectNode resource) {
      ArrayNode array = resource.putObject("ranges").putArray("range");
      ranges.forEach(
          range -> array.addObject().put("begin", range.begin()).put("end", range.end()));
    }

    @Override
    public String toString() {
      return ranges.stream()
          .map(range -> range.begin() + "-" + range.end())
          .collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Names. */
  record Items(SortedSet<String> items) implements Quantity {
    @Override
    public Quantity plus(Quantity other) {
      SortedSet<String> all = new TreeSet<>(items);
      all.addAll(((Items) other).items);
      return new Items(all);
    }

    @Override
    public Quantity minus(Quantity other) {
      SortedSet<String> rest = new TreeSet<>(items);
      rest.removeAll(((Items) other).items);
      return new Items(rest);
    }

    @Override
    public boolean contains(Quantity other) {
      return items.containsAll(((Items) other).items);
    }

    @Override
    public boolean isEmpty() {
      return items.isEmpty();
    }

    @Override
    public double amount() {
      return items.size();
    }

    @Override
    public void write(ObjectNode resource) {
      ArrayNode array = resource.putObject("set").putArray("item");
      items.forEach(array::add);
    }

    @Override
    public String toString() {
      return "{" + String.join(", ", items) + "}";
    }
  }
}
