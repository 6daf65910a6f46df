package org.lcmap.mesos.zookeeper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the nodes below Mesos's path belongs to the leader: of those that hold JSON, the one
 * with the lowest sequence number. Other children, such as {@code log_replicas}, do not matter.
 */
final class LeaderNodes {

  private static final Pattern JSON_NODE = Pattern.compile("json\\.info_(\\d{10,})");
  private static final Pattern PROTOBUF_NODE = Pattern.compile("info_\\d{10,}");

  private LeaderNodes() {}

  static Optional<String> leader(List<String> children) {
    return children.stream()
        .filter(child -> JSON_NODE.matcher(child).matches())
        .min(Comparator.comparingLong(LeaderNodes::sequence));
  }

  /** Whether only masters older than Mesos 0.24 are there, which wrote protobuf. */
  static boolean onlyProtobuf(List<String> children) {
    return leader(children).isEmpty()
        && children.stream().anyMatch(child -> PROTOBUF_NODE.matcher(child).matches());
  }

  private static long sequence(String child) {
    Matcher matcher = JSON_NODE.matcher(child);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
  }
}
