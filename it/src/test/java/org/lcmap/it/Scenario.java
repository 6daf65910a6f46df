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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A block of a page that is run, with what is typed at its prompt and what it shows.
 *
 * @param typed line by line
 * @param output the lines that have to be shown, one after the other
 */
record Scenario(Block run, List<String> typed, List<String> output) {

  private static final Pattern PROMPT = Pattern.compile("(?m)^>>> $");
  private static final Pattern ADDRESS = Pattern.compile("(http://\\S+?/)\\S*\\?token=(\\w+)\\s");

  /** What pages run; the same command on two pages comes once. */
  static Stream<Scenario> all(List<Page> pages) {
    ArrayList<Scenario> scenarios = new ArrayList<>();
    for (Page page : pages) {
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

  private static Scenario last(List<Scenario> scenarios) {
    return scenarios.get(scenarios.size() - 1);
  }

  private List<Object> content() {
    return List.of(run.text(), run.directive(), typed, output);
  }

  /**
   * Runs the commands in a terminal and checks what they show.
   *
   * @param home stands for {@code /home/user}; gets copies of the examples
   * @param fill puts values in the place of the page's other placeholders
   * @param environment what the user has set
   */
  void play(Path home, UnaryOperator<String> fill, Map<String, String> environment)
      throws IOException {
    copy(Checkout.file("examples/jobs"), home.resolve("jobs"));
    copy(Checkout.file("examples/notebook"), home.resolve("notebook"));
    String lines = fill.apply(run.text()).replace("/home/user", home.toString());
    Map<String, @Nullable String> variables = environmentOfAUser();
    variables.putAll(environment);

    try (Terminal terminal = Terminal.run(lines, Checkout.root(), variables)) {
      for (String line : typed) {
        terminal.awaitShown(PROMPT);
        terminal.type(line);
      }
      if (run.servesNotebooks()) {
        assertThat(folderServedBy(terminal)).contains("\"" + run.servedFolder() + "\"");
        terminal.terminate();
        terminal.awaitExit();
      } else {
        assertThat(terminal.awaitExit()).as(terminal.shown()).isEqualTo(run.exit());
      }

      assertShown(output, terminal.shown());
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

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Override
  public String toString() {
    return run.toString();
  }
}
