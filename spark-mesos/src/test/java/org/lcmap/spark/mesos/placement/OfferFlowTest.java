package org.lcmap.spark.mesos.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lcmap.spark.mesos.placement.OfferFlow.Step;

final class OfferFlowTest {

  private final Cluster.ManualClock clock = new Cluster.ManualClock();
  private final OfferFlow flow = new OfferFlow(Duration.ofSeconds(5), clock);

  @Test
  void suppressesOnceWhenNothingMoreIsWanted() {
    flow.subscribed(false);

    assertThat(flow.next(true)).isEqualTo(Step.NONE);
    assertThat(flow.next(false)).isEqualTo(Step.SUPPRESS);
    assertThat(flow.next(false)).isEqualTo(Step.NONE);
  }

  @Test
  void revivesOnceWhenSomethingIsWantedAgain() {
    flow.subscribed(false);
    flow.next(false);

    assertThat(flow.next(true)).isEqualTo(Step.REVIVE);
    assertThat(flow.next(true)).isEqualTo(Step.NONE);
  }

  @Test
  void revivesWhenMoreIsWantedThoughOffersWereNeverSuppressed() {
    flow.subscribed(false);
    flow.moreWanted();

    assertThat(flow.next(true)).isEqualTo(Step.REVIVE);
  }

  @Test
  void manyRequestsBecomeOneReviveInAnInterval() {
    flow.subscribed(false);
    int revives = 0;
    for (int second = 0; second < 60; second++) {
      for (int request = 0; request < 100; request++) {
        flow.moreWanted();
        revives += flow.next(true) == Step.REVIVE ? 1 : 0;
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(revives).isEqualTo(12);
  }

  @Test
  void aReviveThatHadToWaitIsNotForgotten() {
    flow.subscribed(false);
    flow.moreWanted();
    flow.next(true);
    flow.moreWanted();
    assertThat(flow.next(true)).isEqualTo(Step.NONE);

    clock.advance(Duration.ofSeconds(5));

    assertThat(flow.next(true)).isEqualTo(Step.REVIVE);
  }

  @Test
  void aNewSubscriptionHasNoFiltersToClear() {
    flow.subscribed(false);
    flow.moreWanted();
    flow.subscribed(false);

    assertThat(flow.next(true)).isEqualTo(Step.NONE);
  }

  @Test
  void aSubscriptionThatBeganSuppressedIsRevived() {
    flow.subscribed(true);

    assertThat(flow.next(false)).isEqualTo(Step.NONE);
    assertThat(flow.next(true)).isEqualTo(Step.REVIVE);
  }
}
