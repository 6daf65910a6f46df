package org.lcmap.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lcmap.it.kubernetes.Kubernetes;
import org.lcmap.it.kubernetes.Team;

/**
 * Runs the commands of the page on Kubernetes as they stand, with a kubeconfig of the least role.
 */
final class KubernetesModeIT {

  @TempDir static Path kubeconfigs;
  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Team team;

  @BeforeAll
  static void start() {
    team = Team.create("page", kubeconfigs);
  }

  @AfterAll
  static void stop() {
    team.close();
  }

  @AfterEach
  void nothingIsLeft() {
    team.awaitNoExecutors();
  }

  static Stream<Scenario> commands() {
    return Scenario.all(Page.all()).filter(scenario -> scenario.run().isOnKubernetes());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void doWhatThePageSays(Scenario scenario) throws IOException {
    Files.copy(team.kubeconfig(), Files.createDirectory(home.resolve(".kube")).resolve("config"));

    scenario.play(home, KubernetesModeIT::fill, Map.of());
  }

  private static String fill(String text) {
    return text.replace("https://host1:6443", Kubernetes.shared().server());
  }
}
