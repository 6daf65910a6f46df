package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateQueueTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final EventLoop loop = new EventLoop(0);
  private final Instant start = loop.now();
  private final List<String> sent = new ArrayList<>();
  private final UpdateQueue queue =
      new UpdateQueue(
          loop,
          INTERVAL,
          status ->
              sent.add(
                  status.path("uuid").asText()
                      + " at "
                      + Duration.between(start, loop.now()).toSeconds()));

  @AfterEach
  void endLoop() {
    loop.close();
  }

  private void add(String uuid) {
    queue.add(Json.object().put("uuid", uuid));
  }

  @Test
  void sendsTheNextOnlyOnceTheFirstIsAcknowledged() {
    add("a");
    add("b");
    assertThat(sent).containsExactly("a at 0");

    queue.acknowledge("a");

    assertThat(sent).containsExactly("a at 0", "b at 0");
    assertThat(queue.isEmpty()).isFalse();
    queue.acknowledge("b");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void ignoresAnAcknowledgementOfSomethingElse() {
    add("a");
    add("b");

    queue.acknowledge("b");

    assertThat(sent).containsExactly("a at 0");
  }

  @Test
  void repeatsWhatIsNotAcknowledgedAfterTwiceTheTimeEachTime() {
    add("a");

    loop.advance(Duration.ofSeconds(70));

    assertThat(sent).containsExactly("a at 0", "a at 10", "a at 30", "a at 70");
  }

  @Test
  void repeatsNoLessOftenThanEveryTenMinutes() {
    add("a");
    loop.advance(Duration.ofSeconds(10 + 20 + 40 + 80 + 160 + 320));
    sent.clear();

    loop.advance(Duration.ofMinutes(30));

    assertThat(sent).containsExactly("a at 1230", "a at 1830", "a at 2430");
  }

  @Test
  void startsAfreshForWhoeverComesBack() {
    add("a");
    loop.advance(Duration.ofSeconds(25));

    queue.sendNow();
    loop.advance(Duration.ofSeconds(10));

    assertThat(sent).containsExactly("a at 0", "a at 10", "a at 25", "a at 35");
  }

  @Test
  void sendsNothingOnceItIsCleared() {
    add("a");

    queue.clear();
    loop.advance(Duration.ofHours(1));

    assertThat(sent).containsExactly("a at 0");
    assertThat(queue.isEmpty()).isTrue();
  }
}
