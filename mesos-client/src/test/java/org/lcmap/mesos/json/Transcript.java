package org.lcmap.mesos.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON in a recording of what a real scheduler and a real master said to each other. */
record Transcript(List<String> events, List<String> calls) {

  /** All recordings; their README says how they were made. */
  static final List<String> NAMES =
      List.of(
          "01-subscribe-json",
          "03-subscribe-401",
          "04-redirect-307",
          "05-launch-command",
          "06-kill",
          "06b-kill-no-killing-state",
          "07-decline",
          "08-suppress-revive",
          "08b-subscribe-suppressed",
          "09-reconcile",
          "09b-reconcile-partition-aware",
          "11-invalid-role",
          "13-framework-failover",
          "14-master-failover",
          "15-agent-lost",
          "15b-agent-lost-partition-aware",
          "15c-agent-lost-nocheckpoint",
          "16-docker",
          "18-bad-accept",
          "19-launch-group",
          "20-leader-switch",
          "21-roles-whitelist",
          "22-tls",
          "22c-tls-docker",
          "23-503",
          "24-misc",
          "24b-reconcile-agent-away",
          "25-docker-argv");

  private static final Pattern EVENT = Pattern.compile("(?m)^(\\{\"type\":\"[A-Z_]+\".*})\r?$");
  private static final Pattern CALL = Pattern.compile("(?m)^(\\{\"type\": \"[A-Z_]+\".*})\r?$");

  static Transcript read(String name) {
    try (InputStream in = Transcript.class.getResourceAsStream("/transcripts/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no transcript " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Transcript(all(EVENT, text), all(CALL, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
