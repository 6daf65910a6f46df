package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What of an event has to be the same in every run: everything except ids, times, ports, processes
 * and folders, in any order of fields and resources.
 */
final class Shape {

  private static final Set<String> VOLATILE =
      Set.of("timestamp", "uuid", "executor_pid", "nanoseconds", "data", "port", "pid");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-(S|O|)\\d+)*");
  private static final Pattern SANDBOX = Pattern.compile("'[^']*/slaves/ID");
  private static final Pattern PULL =
      Pattern.compile("Failed to run '[^']* pull ([^']*)'(.*?); stderr=.*", Pattern.DOTALL);

  private Shape() {}

  static String of(JsonNode event) {
    return simplify(event).toString();
  }

  private static JsonNode simplify(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode simple = Json.object();
      Set<String> names = new TreeSet<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (VOLATILE.contains(name)) {
          simple.put(name, "*");
        } else {
          simple.set(name, simplify(object.get(name)));
        }
      }
      return simple;
    }
    if (node instanceof ArrayNode array) {
      List<String> items = new ArrayList<>();
      array.forEach(item -> items.add(simplify(item).toString()));
      items.sort(null);
      ArrayNode simple = Json.object().putArray("sorted");
      items.forEach(item -> simple.add(Json.parse(item)));
      return simple;
    }
    return node.isTextual()
        ? com.fasterxml.jackson.databind.node.TextNode.valueOf(words(node.asText()))
        : node;
  }

  /** A message without what differs between runs. */
  static String words(String text) {
    String words = ID.matcher(text).replaceAll("ID");
    words = SANDBOX.matcher(words).replaceAll("'SANDBOX/slaves/ID");
    return PULL.matcher(words).replaceAll("Failed to run 'docker pull $1'$2");
  }
}
