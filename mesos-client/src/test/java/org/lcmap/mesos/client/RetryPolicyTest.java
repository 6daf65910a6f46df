package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void doublesUpToTheLimit() {
    RetryPolicy policy = new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(1), 0);

    assertThat(policy.delay(1, 0)).hasMillis(200);
    assertThat(policy.delay(2, 0)).hasMillis(400);
    assertThat(policy.delay(3, 0)).hasMillis(800);
    assertThat(policy.delay(4, 0)).hasMillis(1000);
    assertThat(policy.delay(Integer.MAX_VALUE, 0)).hasMillis(1000);
  }

  @Property
  void neverWaitsLongerThanMesosSuggests(
      @ForAll @IntRange(min = 1) int failures, @ForAll @DoubleRange(min = 0, max = 1) double r) {
    Duration delay = RetryPolicy.SUBSCRIPTION.delay(failures, r);

    assertThat(delay).isBetween(Duration.ofMillis(100), Duration.ofSeconds(15));
  }

  @Test
  void spreadsWaitsByItsJitter() {
    RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0.5);

    assertThat(policy.delay(1, 1)).hasMillis(500);
    assertThat(policy.delay(1, 0)).hasMillis(1000);
  }

  @Test
  void refusesWaitsThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(Duration.ZERO, Duration.ofSeconds(1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 2));
  }
}
