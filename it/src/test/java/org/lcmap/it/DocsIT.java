package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of the documentation, as the pages have them, in a real terminal, and looks for
 * the output that the pages show. See {@link Block} for how a page says what is run.
 *
 * <p>Only placeholders are filled: {@code /home/user} is a folder with copies of the examples.
 */
final class DocsIT {

  private static final Pattern PROMPT = Pattern.compile("(?m)^>>> $");
  private static final Pattern ADDRESS = Pattern.compile("(http://\\S+?/)\\S*\\?token=(\\w+)\\s");

  /** A run block, with what is typed at its prompt and what it shows. */
  record Scenario(Block run, List<String> typed, List<String> output) {

    /** The same command on two pages is run once. */
    List<Object> content() {
      return List.of(run.text(), run.directive(), typed, output);
    }

    @Override
    public String toString() {
      return run.toString();
    }
  }

  static Stream<Scenario> commands() {
    ArrayList<Scenario> scenarios = new ArrayList<>();
    for (Page page : Page.all()) {
      for (Block block : page.blocks()) {
        if (block.isRun()) {
          scenarios.add(new Scenario(block, new ArrayList<>(), new ArrayList<>()));
        } else if (block.isTyped()) {
          last(scenarios).typed().addAll(block.text().lines().toList());
        } else if (block.language().equals("text") && !block.isShownOnly()) {
          last(scenarios).output().addAll(block.text().lines().toList());
        }
      }
    }
    LinkedHashMap<List<Object>, Scenario> distinct = new LinkedHashMap<>();
    scenarios.forEach(scenario -> distinct.putIfAbsent(scenario.content(), scenario));
    return distinct.values().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void doWhatThePageSays(Scenario scenario, @TempDir Path home) throws IOException {
    copy(Checkout.file("examples/jobs"), home.resolve("jobs"));
    copy(Checkout.file("examples/notebook"), home.resolve("notebook"));
    String lines = scenario.run().text().replace("/home/user", home.toString());

    try (Terminal terminal = Terminal.run(lines, Checkout.root(), environmentOfAUser())) {
      for (String typed : scenario.typed()) {
        terminal.awaitShown(PROMPT);
        terminal.type(typed);
      }
      if (scenario.run().servesNotebooks()) {
        assertThat(folderServedBy(terminal)).contains("\"" + scenario.run().servedFolder() + "\"");
        terminal.terminate();
        terminal.awaitExit();
      } else {
        assertThat(terminal.awaitExit()).as(terminal.shown()).isEqualTo(scenario.run().exit());
      }

      assertShown(scenario.output(), terminal.shown());
    }
  }

  /** Expects the lines one after the other; {@code ...} stands for anything. */
  private static void assertShown(List<String> expected, String shown) {
    int line = 0;
    for (String each : expected) {
      Pattern pattern = Pattern.compile("(?m)^\\Q" + each.replace("...", "\\E.*\\Q") + "\\E\\s*$");
      var matcher = pattern.matcher(shown);
      assertThat(matcher.find(line)).as("'%s' in:%n%s", each, shown).isTrue();
      line = matcher.end();
    }
  }

  /** Waits for the server's address and returns what it says of its root folder. */
  private static String folderServedBy(Terminal terminal) {
    var address = terminal.awaitShown(ADDRESS);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.group(1) + "api/contents"))
            .header("Authorization", "token " + address.group(2))
            .build();
    // Jupyter prints the address a moment before it listens there.
    var response = Await.present(() -> answer(request), address.group(1), terminal::shown);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static Optional<HttpResponse<String>> answer(HttpRequest request) {
    try {
      return Optional.of(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What a user's shell has: a name, and none of the variables that {@code make test} sets. */
  private static Map<String, @Nullable String> environmentOfAUser() {
    HashMap<String, @Nullable String> environment = new HashMap<>();
    environment.put("USER", "ada");
    environment.put("IMAGE", null);
    environment.put("LCMAP_SPARK_HOME", null);
    return environment;
  }

  private static Scenario last(List<Scenario> scenarios) {
    return scenarios.get(scenarios.size() - 1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
