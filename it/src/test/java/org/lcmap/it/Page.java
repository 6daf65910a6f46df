package org.lcmap.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation: Markdown, as far as the tests need to understand it.
 *
 * @param name its path in the checkout
 * @param lines its text
 */
record Page(String name, List<String> lines) {

  private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".runtime", ".cache", "work");

  /** Every page of the checkout. */
  static List<Page> all() {
    Path root = Checkout.root();
    ArrayList<Page> pages = new ArrayList<>();
    for (Path file : files(root)) {
      if (file.toString().endsWith(".md")) {
        pages.add(read(root.relativize(file).toString()));
      }
    }
    return pages;
  }

  static Page read(String name) {
    try {
      return new Page(name, Files.readAllLines(Checkout.file(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's own files below a folder, in order of their names. */
  static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Page::isOurs)
          .sorted()
          .flatMap(entry -> Files.isDirectory(entry) ? files(entry).stream() : Stream.of(entry))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is there and of the project, not something that a build or a run made. */
  static boolean isOurs(Path file) {
    return Files.exists(file) && !NOT_OURS.contains(file.getFileName().toString());
  }

  /** The fenced blocks, each with the comment that stands right above it. */
  List<Block> blocks() {
    ArrayList<Block> blocks = new ArrayList<>();
    String directive = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      var comment = COMMENT.matcher(line);
      if (comment.matches()) {
        directive = comment.group(1);
      } else if (line.startsWith("```")) {
        int first = i + 1;
        int indent = lines.get(i).indexOf('`');
        i = first;
        while (!lines.get(i).strip().equals("```")) {
          i++;
        }
        String text =
            lines.subList(first, i).stream()
                .map(each -> each.substring(Math.min(indent, each.length())))
                .collect(Collectors.joining("\n"));
        blocks.add(new Block(name, first, line.substring(3), text, directive));
        directive = "";
      } else if (!line.isEmpty()) {
        directive = "";
      }
    }
    return blocks;
  }

  /** What the page's links lead to. */
  List<String> links() {
    return matches(LINK, prose());
  }

  /** What the page sets as code within its sentences. */
  List<String> codeSpans() {
    return matches(CODE, prose());
  }

  /** The anchors that GitHub makes of the headings. */
  Set<String> anchors() {
    HashSet<String> anchors = new HashSet<>();
    for (String line : prose().split("\n", -1)) {
      if (line.matches("#+ .*")) {
        String words = line.replaceFirst("#+ ", "").strip().toLowerCase(Locale.ROOT);
        anchors.add(words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }

  /** The page without its fenced blocks. */
  private String prose() {
    StringBuilder prose = new StringBuilder();
    boolean fenced = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith("```");
      fenced ^= fence;
      if (!fenced && !fence) {
        prose.append(line).append('\n');
      }
    }
    return prose.toString();
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(Page::firstGroup).toList();
  }

  private static String firstGroup(MatchResult match) {
    return match.group(1) != null || match.groupCount() == 1 ? match.group(1) : match.group(2);
  }
}
