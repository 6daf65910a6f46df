package org.lcmap.spark.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What a report is written on.
 *
 * @param coloured whether it shows colours
 * @param live whether what was written can be written over, as on a terminal
 * @param width in characters; 0 means that no line is too long
 */
public record Paper(boolean coloured, boolean live, int width) {

  /** A file or a pipe. */
  public static final Paper PLAIN = new Paper(false, false, 0);

  /** The text in that style, where there are colours. */
  String styled(Style style, String text) {
    return coloured ? style.on() + text + Style.reset.on() : text;
  }

  /** The text in lines that leave room for an indentation; a word is never broken. */
  List<String> lines(String text, int indentation) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (width > 0 && !line.isEmpty() && indentation + line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
