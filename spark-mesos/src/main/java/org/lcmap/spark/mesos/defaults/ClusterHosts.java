package org.lcmap.spark.mesos.defaults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts that the master's URL names, in its order: {@code mesos://zk://h1:2181,h2/mesos}. */
final class ClusterHosts {

  private static final Pattern SCHEME =
      Pattern.compile("^[a-z0-9+.-]+://", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST = Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+)(:\\d+)?");

  private ClusterHosts() {}

  /** The hosts; none where all runs in one process, or the URL is none. */
  static List<String> of(String master) {
    String rest = master.strip();
    if (rest.toLowerCase(Locale.ROOT).startsWith("local") || !rest.contains("://")) {
      return List.of();
    }
    List<String> hosts = new ArrayList<>();
    for (String part : rest.split(",", -1)) {
      String server = withoutSchemes(part.strip()).split("/", 2)[0];
      Matcher matcher = HOST.matcher(server.substring(server.lastIndexOf('@') + 1));
      if (matcher.matches()) {
        hosts.add(matcher.group(1));
      }
    }
    return List.copyOf(hosts);
  }

  private static String withoutSchemes(String text) {
    String rest = text;
    for (Matcher matcher = SCHEME.matcher(rest); matcher.find(); matcher = SCHEME.matcher(rest)) {
      rest = rest.substring(matcher.end());
    }
    return rest;
  }
}
