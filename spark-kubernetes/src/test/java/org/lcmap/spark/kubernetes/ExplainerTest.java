package org.lcmap.spark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExplainerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Explainer explainer = new Explainer(Duration.ofSeconds(15), "10.0.0.1:7077");

  @Test
  void whatLastsIsToldAtOnceAndOnce() {
    Pod pod = Pods.waiting("ErrImagePull", "not found");

    assertThat(look(pod, 0)).hasValueSatisfying(said -> assertThat(said).contains("there/is:none"));
    assertThat(look(pod, 1)).isEmpty();
    assertThat(look(pod, 299)).isEmpty();
    assertThat(look(pod, 300)).isPresent();
  }

  @Test
  void podWithoutANodeMayWaitAWhile() {
    Pod pod = Pods.withoutNode("0/1 nodes are available");

    assertThat(look(pod, 0)).isEmpty();
    assertThat(look(pod, 14)).isEmpty();
    assertThat(look(pod, 15))
        .hasValueSatisfying(
            said -> assertThat(said).startsWith("no executor has started: no node"));
  }

  @Test
  void executorThatRunsAndDoesNotComeIsNamedWithTheDriversAddress() {
    assertThat(look(Pods.running(), 0)).isEmpty();
    assertThat(look(Pods.running(), 59)).isEmpty();
    assertThat(look(Pods.running(), 60))
        .hasValueSatisfying(said -> assertThat(said).contains("job-exec-1", "10.0.0.1:7077"));
  }

  @Test
  void timeOfWaitingIsNotTimeOfRunning() {
    assertThat(look(Pods.waiting("ContainerCreating", null), 0)).isEmpty();
    assertThat(look(Pods.running(), 50)).isEmpty();
    assertThat(look(Pods.running(), 70)).isEmpty();
  }

  @Test
  void executorThatHasComeIsNoMatter() {
    Pod pod = Pods.running();

    assertThat(explainer.look(Map.of("1", pod), Set.of("1"), START)).isEmpty();
    assertThat(explainer.look(Map.of("1", pod), Set.of("1"), START.plusSeconds(60))).isEmpty();
  }

  @Test
  void tellsHowManyRunWhenSomeDo() {
    Pod stuck = Pods.waiting("ErrImagePull", "not found");

    assertThat(explainer.look(Map.of("1", Pods.running(), "2", stuck), Set.of("1"), START))
        .hasValueSatisfying(
            said -> assertThat(said).startsWith("no more executors than 1 have started: "));
  }

  @Test
  void refusalIsToldOnce() {
    Refusal refusal = new Refusal("the quota is full", true);

    assertThat(explainer.refused(refusal, 0, START))
        .contains("no executor has started: the quota is full");
    assertThat(explainer.refused(refusal, 0, START.plusSeconds(1))).isEmpty();
  }

  private Optional<String> look(Pod pod, long second) {
    return explainer.look(Map.of("1", pod), Set.of(), START.plusSeconds(second));
  }
}
