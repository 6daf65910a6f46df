package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.ScriptedMaster.Received;
import org.lcmap.mesos.client.ScriptedMaster.Reply;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.security.Credentials;

/** Finding a master, subscribing, and subscribing again. */
class SchedulerClientSubscribeTest extends WithMaster {

  @Test
  void subscribesWithoutIdAndSendsCallsWithTheStreamsId() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      FrameworkId id = client.start(handler);
      client.send(new Call.Revive(List.of("demo")));

      assertThat(id.value()).isEqualTo(ScriptedMaster.FRAMEWORK_ID);
      Received subscribe = master.subscribe();
      assertThat(subscribe.streamId()).isEmpty();
      assertThat(subscribe.json().has("framework_id")).isFalse();
      assertThat(subscribe.json().at("/subscribe/framework_info/roles/0").asText())
          .isEqualTo("demo");
      Received revive = master.call();
      assertThat(revive.type()).isEqualTo("REVIVE");
      assertThat(revive.streamId()).contains("stream-1");
      assertThat(revive.json().at("/framework_id/value").asText()).isEqualTo(id.value());
    }
  }

  @Test
  void passesEventsOnInOrderEvenUnknownOnes() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      ScriptedMaster.Feed feed = master.feed();
      feed.event("{\"type\":\"BRAND_NEW\",\"brand_new\":{\"x\":1}}");
      feed.raw("40\n{\"type\":\"OFFERS\",");
      feed.raw("\"offers\":{\"offers\":[]}}20\n{\"type\":\"HEARTBEAT\"}");

      assertThat(handler.nextNews()).isEqualTo("other BRAND_NEW");
      assertThat(handler.nextNews()).isEqualTo("offers []");
    }
  }

  @Test
  void comesBackWithItsIdAndItsSuppressedRolesAfterALostStream() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      client.send(new Call.Suppress(List.of("demo")));
      master.subscribe();
      master.feed().end();

      Received again = master.subscribe();

      assertThat(handler.nextLoss()).isInstanceOf(MesosConnectionException.class);
      assertThat(again.streamId()).isEmpty();
      assertThat(again.json().at("/framework_id/value").asText())
          .isEqualTo(ScriptedMaster.FRAMEWORK_ID);
      assertThat(again.json().at("/subscribe/framework_info/id/value").asText())
          .isEqualTo(ScriptedMaster.FRAMEWORK_ID);
      assertThat(again.json().at("/subscribe/suppressed_roles/0").asText()).isEqualTo("demo");
    }
  }

  @Test
  void followsARedirectWithoutScheme() throws Exception {
    try (ScriptedMaster standby = ScriptedMaster.start();
        SchedulerClient client = Clients.of(standby.uri()).build()) {
      standby.onEverySubscribe(
          Reply.redirect("//" + master.uri().getAuthority() + "/master/api/v1/scheduler"));

      client.start(handler);
      client.send(new Call.Revive(List.of()));

      assertThat(master.call().type()).isEqualTo("REVIVE");
      assertThat(standby.callsWaiting()).isZero();
    }
  }

  @Test
  void takesARedirectToItselfForNoLeaderAndTriesAgain() throws Exception {
    Reply self = Reply.redirect("//" + master.uri().getAuthority() + "/api/v1/scheduler");
    master.onSubscribe(self, self, self);
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);

      assertThat(client.subscription()).isPresent();
    }
  }

  @Test
  void doesNotFollowRedirectsForEver() throws Exception {
    try (ScriptedMaster other = ScriptedMaster.start();
        SchedulerClient client =
            Clients.of(master.uri()).startTimeout(Duration.ofMillis(500)).build()) {
      master.onEverySubscribe(Reply.redirect("//" + other.uri().getAuthority() + "/x"));
      other.onEverySubscribe(Reply.redirect("//" + master.uri().getAuthority() + "/x"));

      assertThatThrownBy(() -> client.start(handler))
          .isInstanceOf(MesosConnectionException.class)
          .hasMessageContaining("have not agreed on a leader");
    }
  }

  @Test
  void triesSeveralMastersInTurn() throws Exception {
    try (SchedulerClient client = Clients.of(deadAddress(), master.uri()).build()) {
      client.start(handler);

      assertThat(client.subscription()).isPresent();
    }
  }

  @Test
  void followsANewLeaderWithoutWaitingForTheOldOneToEnd() throws Exception {
    try (ScriptedMaster successor = ScriptedMaster.start()) {
      Leader detector = new Leader(master.uri());
      try (SchedulerClient client = Clients.of(detector).build()) {
        client.start(handler);
        handler.nextSubscription();

        detector.change(successor.uri());

        assertThat(handler.nextLoss()).hasMessageContaining("another master leads now");
        assertThat(successor.subscribe().json().at("/framework_id/value").asText())
            .isEqualTo(ScriptedMaster.FRAMEWORK_ID);
        handler.nextSubscription();
      }
    }
  }

  @Test
  void waitsForALeaderToAppear() throws Exception {
    Leader detector = new Leader(null);
    // Longer than the test: the news of a leader ends the wait, not the clock.
    RetryPolicy patient = new RetryPolicy(Duration.ofMinutes(5), Duration.ofMinutes(5), 0);
    try (SchedulerClient client = Clients.of(detector).retry(patient).build()) {
      Thread election = new Thread(() -> detector.change(master.uri()));
      detector.asked = election::start;

      client.start(handler);

      assertThat(client.subscription()).isPresent();
    }
  }

  @Test
  void saysInTheEndThatNothingListens() throws Exception {
    URI dead = deadAddress();
    try (SchedulerClient client = Clients.of(dead).startTimeout(Duration.ofMillis(300)).build()) {
      assertThatThrownBy(() -> client.start(handler))
          .isInstanceOf(MesosConnectionException.class)
          .hasMessageContaining("not subscribed within")
          .hasMessageContaining("nothing listens at " + dead.getAuthority());
      assertThat(handler.nextEnd()).isEmpty();
    }
  }

  @Test
  void saysThatAHostIsNotKnown() throws Exception {
    URI nowhere = URI.create("http://no-such-host.invalid:5050");
    try (SchedulerClient client = Clients.of(nowhere).startTimeout(Duration.ofSeconds(2)).build()) {
      assertThatThrownBy(() -> client.start(handler))
          .hasMessageContaining("the host no-such-host.invalid is not known");
    }
  }

  @Test
  void authenticatesEveryCall() throws Exception {
    try (SchedulerClient client =
        Clients.of(master.uri()).credentials(Credentials.of("demo", "demo-secret")).build()) {
      client.start(handler);
      client.send(new Call.Revive(List.of()));

      assertThat(master.subscribe().authorization()).contains("Basic ZGVtbzpkZW1vLXNlY3JldA==");
      assertThat(master.call().authorization()).contains("Basic ZGVtbzpkZW1vLXNlY3JldA==");
    }
  }

  @Test
  void isUsedOnce() throws Exception {
    SchedulerClient client = Clients.of(master.uri()).build();
    client.start(handler);
    client.close();

    assertThatThrownBy(() -> client.start(handler)).isInstanceOf(IllegalStateException.class);
  }

  /** An address where nothing listens. */
  private static URI deadAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  /** A detector that a test changes. */
  private static final class Leader implements MasterDetector {
    private final AtomicReference<@Nullable URI> leader;
    private volatile Runnable listener = () -> {};
    private volatile Runnable asked = () -> {};

    Leader(@Nullable URI leader) {
      this.leader = new AtomicReference<>(leader);
    }

    @Override
    public Optional<URI> leader() {
      Runnable first = asked;
      asked = () -> {};
      first.run();
      return Optional.ofNullable(leader.get());
    }

    @Override
    public void onChange(Runnable listener) {
      this.listener = listener;
    }

    void change(URI next) {
      leader.set(next);
      listener.run();
    }
  }
}
