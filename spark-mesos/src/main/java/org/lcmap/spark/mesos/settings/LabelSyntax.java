package org.lcmap.spark.mesos.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.Labels;
import org.lcmap.mesos.model.Labels.Label;

/** Reads {@code key:value,key2:value2}; {@code \,} and {@code \:} stand for themselves. */
final class LabelSyntax {

  private LabelSyntax() {}

  static Labels parse(String text) {
    List<Label> labels = new ArrayList<>();
    for (String label : split(text, ',')) {
      List<String> parts = split(label, ':');
      if (parts.size() != 2) {
        throw new IllegalArgumentException();
      }
      labels.add(new Label(unescape(parts.get(0)), Optional.of(unescape(parts.get(1)))));
    }
    return new Labels(labels);
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == separator && (i == 0 || text.charAt(i - 1) != '\\')) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unescape(String text) {
    return text.replace("\\,", ",").replace("\\:", ":");
  }
}
