package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page on troubleshooting is led by messages, and each of them stands in our code, so that a
 * reader who searches for one finds it. A comment below a heading says who else a message is from.
 */
final class TroubleshootingTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String OF_OTHERS = "<!-- says: ";

  /** Texts that Java's code puts together from several literals. */
  private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

  private static final List<Path> SOURCES = new ArrayList<>();
  private static final List<String> TEXTS = new ArrayList<>();

  @BeforeAll
  static void readSources() throws IOException {
    for (String folder :
        List.of("image", "examples", "spark-mesos", "mesos-client", "mesos-zookeeper")) {
      Page.files(Checkout.file(folder)).stream()
          .filter(file -> file.toString().matches(".*(/src/main/.*\\.java|\\.py|\\.sh|/[a-z-]+)"))
          .forEach(SOURCES::add);
    }
    SOURCES.add(Checkout.file("pom.xml"));
    for (Path source : SOURCES) {
      TEXTS.add(CONCATENATION.matcher(Files.readString(source)).replaceAll(""));
    }
  }

  static Stream<String> messages() {
    List<String> lines = Page.read("docs/troubleshooting.md").lines();
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean ours = line.startsWith("### ") && !lines.get(i + 1).startsWith(OF_OTHERS);
      boolean row = line.startsWith("| `");
      if (ours || row) {
        CODE.matcher(row ? line.split("\\|", -1)[1] : line)
            .results()
            .forEach(match -> messages.add(match.group(1)));
      }
    }
    return messages.stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void standsInTheCode(String message) {
    assertThat(TEXTS.stream().anyMatch(text -> has(text, message))).as(message).isTrue();
  }

  @Test
  void wouldMissMessageThatWasChanged() {
    assertThat(messages()).hasSizeGreaterThan(40);
    assertThat(TEXTS.stream().anyMatch(text -> has(text, "lcmap-spark: no such task: ...")))
        .isFalse();
  }

  /** Whether the parts between the placeholders follow each other in a text. */
  private static boolean has(String text, String message) {
    int from = 0;
    for (String part : message.replaceFirst("^lcmap-spark: ", "").split("\\.\\.\\.|: ", -1)) {
      int found = text.indexOf(part.strip(), from);
      if (found < 0) {
        return false;
      }
      from = found + part.strip().length();
    }
    return true;
  }
}
