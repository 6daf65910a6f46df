package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lcmap.mesos.model.Call;

/** What a client does when a stream goes wrong. */
class SchedulerClientStreamTest extends WithMaster {

  @Test
  void dropsASilentStreamAfterFiveHeartbeats() throws Exception {
    master.heartbeatSeconds(0.05);
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);

      assertThat(handler.nextLoss()).hasMessageContaining("nothing was heard of the master");
      assertThat(master.subscribe().type()).isEqualTo("SUBSCRIBE");
      assertThat(master.subscribe().json().has("framework_id")).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x, the length of a record holds 'x'",
    "99999999999999999999999, too many digits",
    "9999999999, where 1 to",
    "0, where 1 to 536870912 are allowed",
    "5, cannot read this JSON",
  })
  void dropsAStreamThatIsNotRecordIo(String length, String problem) throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      master.feed().raw(length + "\nabcde");

      assertThat(handler.nextLoss())
          .isInstanceOf(MesosProtocolException.class)
          .hasMessageContaining(problem);
      handler.nextSubscription();
      assertThat(handler.nextSubscription().isActive()).isTrue();
    }
  }

  @Test
  void noticesARecordThatIsCutOff() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      ScriptedMaster.Feed feed = master.feed();
      feed.raw("100\n{\"type\":\"OFF");
      feed.end();

      assertThat(handler.nextLoss())
          .isInstanceOf(MesosProtocolException.class)
          .hasMessageContaining("ended after 12 of the 100 bytes of a record");
    }
  }

  @Test
  void callsOfALostSubscriptionNeverReachTheNextOne() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      Subscription lost = handler.nextSubscription();
      master.feed().end();
      Subscription next = handler.nextSubscription();

      assertThatThrownBy(() -> lost.send(new Call.Suppress(List.of())))
          .isInstanceOf(NotSubscribedException.class)
          .hasMessageContaining("SUPPRESS was not sent");
      next.send(new Call.Revive(List.of()));

      assertThat(lost.isActive()).isFalse();
      // The stream before had an id, so the client reconciles all by itself, too.
      assertThat(master.call().type()).isIn("REVIVE", "RECONCILE");
    }
  }

  @Test
  void sendsNothingWhileThereIsNoSubscription() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOf(NotSubscribedException.class);
    }
  }

  @Test
  void goesOnAfterAHandlerThatThrows() throws Exception {
    RecordingHandler throwing =
        new RecordingHandler() {
          @Override
          public void heartbeat() {
            throw new IllegalStateException("a fault of the framework");
          }
        };
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(throwing);
      ScriptedMaster.Feed feed = master.feed();
      feed.event("{\"type\":\"HEARTBEAT\"}");
      feed.event("{\"type\":\"OFFERS\",\"offers\":{\"offers\":[]}}");

      assertThat(throwing.nextNews()).isEqualTo("offers []");
    }
  }

  @Test
  void endsAfterATeardownWithoutSubscribingAgain() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      client.teardown();
      master.feed().end();

      assertThat(handler.nextEnd()).isEmpty();
      client.awaitEnd();
      assertThat(master.call().type()).isEqualTo("TEARDOWN");
      assertThat(handler.losses).isEmpty();
    }
  }

  @Test
  void aCallUnderWayEndsWithTheClient() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      ScriptedMaster.Feed feed = master.feed();
      master.onCall(
          exchange -> {
            feed.end();
            awaitQuietly(never);
          });

      assertThatThrownBy(client::teardown).isInstanceOf(MesosConnectionException.class);

      assertThat(handler.nextEnd()).isEmpty();
    } finally {
      never.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void mayBeClosedByItsHandler() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      RecordingHandler closing =
          new RecordingHandler() {
            @Override
            public void heartbeat() {
              client.close();
            }
          };
      client.start(closing);
      master.feed().event("{\"type\":\"HEARTBEAT\"}");

      assertThat(closing.nextEnd()).isEmpty();
      client.awaitEnd();
    }
  }
}
