package org.lcmap.sbom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields as mail headers have them, the form of dpkg's status file and of Python's METADATA. Of a
 * field that comes more than once, all values are kept.
 */
record Stanza(Map<String, List<String>> fields) {

  private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

  /** The fields up to the first blank line. */
  static Stanza first(String text) {
    return new Stanza(parse(BLANK_LINES.split(text, 2)[0]));
  }

  /** What stands between blank lines, each for itself. */
  static List<Stanza> all(String text) {
    List<Stanza> stanzas = new ArrayList<>();
    for (String part : BLANK_LINES.split(text, -1)) {
      if (!part.isBlank()) {
        stanzas.add(new Stanza(parse(part)));
      }
    }
    return stanzas;
  }

  private static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && !Character.isWhitespace(line.charAt(0))) { // else it continues the last one
        fields
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  /** The first value that is not empty. */
  Optional<String> value(String name) {
    return values(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** A value that has to be there. */
  String required(String name) {
    return value(name)
        .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + fields));
  }
}
