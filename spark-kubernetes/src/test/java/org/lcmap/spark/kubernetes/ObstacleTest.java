package org.lcmap.spark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ObstacleTest {

  @Test
  void podWithoutANodeSaysWhatItAsksFor() {
    Obstacle obstacle =
        Obstacle.of(
                Pods.withoutNode(
                    "0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate,"
                        + " preemption: 0/3 nodes are"
                        + " available: 3 No preemption victims found for incoming pod."))
            .orElseThrow();

    assertThat(obstacle.sentence())
        .isEqualTo(
            "no node has room for an executor, which asks for cpu 2 and memory 1408Mi: 0/3 nodes"
                + " are available: 3 Insufficient cpu; ask for less (--executor-cores,"
                + " --executor-memory), or wait until others end");
    assertThat(obstacle.lasting()).isFalse();
  }

  @Test
  void imageThatCannotBePulledLasts() {
    Obstacle obstacle =
        Obstacle.of(
                Pods.waiting(
                    "ImagePullBackOff",
                    "Back-off pulling image \"there/is:none\": ErrImagePull: rpc error: code ="
                        + " NotFound desc = failed to pull: not found"))
            .orElseThrow();

    assertThat(obstacle.sentence())
        .startsWith(
            "a node cannot get the image there/is:none of the executors: failed to pull: not"
                + " found;")
        .contains("spark.kubernetes.container.image");
    assertThat(obstacle.lasting()).isTrue();
  }

  @Test
  void containerThatCannotBeMadeLasts() {
    Obstacle obstacle =
        Obstacle.of(Pods.waiting("CreateContainerConfigError", "secret \"data\" not found"))
            .orElseThrow();

    assertThat(obstacle.sentence()).endsWith("an executor: secret \"data\" not found");
    assertThat(obstacle.lasting()).isTrue();
  }

  @Test
  void podThatIsJustBeingMadeHasNone() {
    assertThat(Obstacle.of(Pods.waiting("ContainerCreating", null))).isEmpty();
    assertThat(Obstacle.of(Pods.running())).isEmpty();
  }
}
