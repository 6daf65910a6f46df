package org.lcmap.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the documentation say about the project's files has to be so. */
final class PagesTest {

  private static final Pattern MAKE = Pattern.compile("(?m)(?:^|RUNTIME=\\w+ )make ([a-z][a-z-]*)");

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockSaysWhatATestDoesWithIt(Page page) {
    Block before = new Block(page.name(), 0, "", "", "");
    for (Block block : page.blocks()) {
      switch (block.language()) {
        case "bash" ->
            assertThat(block.isRun() || block.isShownOnly()).as(block.toString()).isTrue();
        case "text" ->
            assertThat(before.isRun() || before.isTyped() || block.isShownOnly())
                .as(block.toString())
                .isTrue();
        case "python", "dockerfile", "properties", "sh" ->
            assertThat(block.isTyped() || block.isFromFile() || block.isShownOnly())
                .as(block.toString())
                .isTrue();
        default -> assertThat(block.language()).as(block.toString()).isEqualTo("java");
      }
      before = block;
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    Path folder = requireNonNull(Path.of("/", page.name()).getParent());
    for (String link : page.links()) {
      if (URI.create(link).isAbsolute()) {
        assertThat(link).startsWith("https://");
        continue;
      }
      String[] parts = link.split("#", 2);
      String name =
          parts[0].isEmpty()
              ? page.name()
              : folder.resolve(parts[0]).normalize().toString().substring(1);
      assertThat(Checkout.file(name)).as("%s links to %s", page.name(), link).exists();
      if (parts.length == 2) {
        assertThat(Page.read(name).anchors()).as(page.name()).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void filesAndMakeTargetsThatAreNamedExist(Page page) throws IOException {
    String makefiles = makefilesFor(page);
    Stream<String> code =
        Stream.concat(page.codeSpans().stream(), page.blocks().stream().map(Block::text));

    for (String text : code.toList()) {
      MAKE.matcher(text)
          .results()
          .map(match -> match.group(1))
          .forEach(target -> assertThat(makefiles).as(page.name()).contains("\n" + target + ":"));
    }
    for (String span : page.codeSpans()) {
      if (span.matches("[a-z][\\w.-]*/[\\w./-]*")
          && !span.contains("/target/")
          && Page.isOurs(Checkout.file(span.substring(0, span.indexOf('/'))))) {
        assertThat(Checkout.file(span)).as("named in %s", page.name()).exists();
      }
    }
  }

  /** The checkout's, and that of an application beside its page. */
  private static String makefilesFor(Page page) throws IOException {
    Path own = Checkout.file(page.name()).resolveSibling("Makefile");
    return Files.readString(Checkout.file("Makefile"))
        + (Files.exists(own) ? Files.readString(own) : "");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotedTextStandsInItsFile(Page page) throws IOException {
    for (Block block : page.blocks()) {
      if (block.isFromFile()) {
        String file = Files.readString(Checkout.file(block.file()));
        // A notebook keeps its cells as JSON, line by line.
        String text = file.replaceAll("(?m)^ +\"(.*?)(?:\\\\n)?\",?$", "$1").replace("\\\"", "\"");
        assertThat(block.file().endsWith(".ipynb") ? text : file).contains(block.text());
      }
    }
  }

  @Test
  void localModeHasEveryLineOfTheGuide() throws IOException {
    assertThat(commands("docs/local-mode.md")).contains(guide("guide-local-mode.txt"));
  }

  /**
   * The guide lacks one backslash, which is added here, and mounts no certificates for notebooks.
   */
  @Test
  void clusterModeHasEveryLineOfTheGuide() throws IOException {
    List<String> commands =
        commands("docs/cluster-mode.md").stream()
            .map(text -> text.replace("           -v /home/user/mesos-keys:/certs \\\n", ""))
            .toList();

    assertThat(commands).contains(guide("guide-cluster-mode.txt"));
  }

  private static List<String> commands(String page) {
    return Page.read(page).blocks().stream().filter(Block::isRun).map(Block::text).toList();
  }

  private static String[] guide(String name) throws IOException {
    try (var resource = requireNonNull(PagesTest.class.getResourceAsStream(name))) {
      return new String(resource.readAllBytes(), UTF_8).stripTrailing().split("\n----\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"README.md, 120", "ARCHITECTURE.md, 200", "CONTRIBUTING.md, 80"})
  void pagesStayShort(String name, int lines) {
    assertThat(Page.read(name).lines()).hasSizeLessThanOrEqualTo(lines);
  }

  @Test
  void decisionsSayTheQuestionTheAnswerAndWhy() {
    List<Page> decisions =
        Page.all().stream().filter(page -> page.name().startsWith("docs/adr/0")).toList();

    assertThat(decisions).isNotEmpty();
    for (Page decision : decisions) {
      assertThat(decision.lines()).as(decision.name()).hasSizeLessThanOrEqualTo(40);
      assertThat(decision.anchors())
          .as(decision.name())
          .contains("question", "decision", "why", "rejected");
    }
  }
}
