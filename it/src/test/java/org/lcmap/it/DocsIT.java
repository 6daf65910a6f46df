package org.lcmap.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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

  static Stream<Scenario> commands() {
    return Scenario.all(Page.all())
        .filter(scenario -> !scenario.run().isOnMesos() && !scenario.run().isOnKubernetes());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void doWhatThePageSays(Scenario scenario, @TempDir Path home) throws IOException {
    scenario.play(home, text -> text, Map.of());
  }
}
