package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent is started with, in the text of {@code mesos-agent --resources} and {@code
 * --attributes}: {@code cpus:8;mem(prod):8192;ports:[31000-32000];disks:{a,b}} and {@code
 * rack:r1;cores:[0-7];weight:2.5}.
 *
 * @param resources scalars, ranges and sets; a role in brackets reserves statically
 * @param attributes texts, scalars and ranges
 */
public record AgentSpec(String resources, String attributes) {

  private static final Pattern RESOURCE = Pattern.compile("([\\w.]+)(?:\\(([^)]+)\\))?:(.+)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /** An agent with processors, memory in MiB, 10,000 MiB of disk and ports 31000 to 32000. */
  public static AgentSpec of(double cpus, double mem) {
    return new AgentSpec("ports:[31000-32000];cpus:" + cpus + ";mem:" + mem + ";disk:10000", "");
  }

  /** The same agent with these attributes. */
  public AgentSpec withAttributes(String text) {
    return new AgentSpec(resources, text);
  }

  /** The same agent with more resources, for example {@code gpus:2} or {@code cpus(prod):4}. */
  public AgentSpec withResources(String text) {
    return new AgentSpec(resources + ";" + text, attributes);
  }

  AgentInfo info(String address, int port) {
    return new AgentInfo(address, port, resourceSet(), attributeJson());
  }

  private ResourceSet resourceSet() {
    ArrayNode array = Json.object().putArray("resources");
    for (String part : parts(resources)) {
      Matcher matcher = matcher(part);
      ObjectNode one = array.addObject().put("name", matcher.group(1));
      if (matcher.group(2) != null) {
        one.put("role", matcher.group(2));
      }
      value(one, matcher.group(3));
      if (one.path("type").asText().equals("TEXT")) {
        throw bad(part);
      }
    }
    return ResourceSet.of(array);
  }

  private ArrayNode attributeJson() {
    ArrayNode array = Json.object().putArray("attributes");
    for (String part : parts(attributes)) {
      Matcher matcher = matcher(part);
      value(array.addObject().put("name", matcher.group(1)), matcher.group(3));
    }
    return array;
  }

  private static String[] parts(String text) {
    return text.isEmpty() ? new String[0] : text.split(";", -1);
  }

  private static Matcher matcher(String part) {
    Matcher matcher = RESOURCE.matcher(part);
    if (!matcher.matches()) {
      throw bad(part);
    }
    return matcher;
  }

  private static IllegalArgumentException bad(String part) {
    return new IllegalArgumentException(
        "'" + part + "' is no resource or attribute; write name:value, for example cpus:8");
  }

  private static void value(ObjectNode one, String text) {
    String inner = text.substring(1, Math.max(1, text.length() - 1));
    if (text.startsWith("[")) {
      ArrayNode ranges = one.put("type", "RANGES").putObject("ranges").putArray("range");
      for (String range : inner.split(",", -1)) {
        String[] ends = range.strip().split("-", -1);
        ranges
            .addObject()
            .put("begin", Long.parseLong(ends[0]))
            .put("end", Long.parseLong(ends[1]));
      }
    } else if (text.startsWith("{")) {
      ArrayNode items = one.put("type", "SET").putObject("set").putArray("item");
      for (String item : inner.split(",", -1)) {
        items.add(item.strip());
      }
    } else if (NUMBER.matcher(text).matches()) {
      one.put("type", "SCALAR").putObject("scalar").put("value", Double.parseDouble(text));
    } else {
      one.put("type", "TEXT").putObject("text").put("value", text);
    }
  }
}
