package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lcmap.mesos.client.ScriptedMaster.Reply;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.security.Credentials;

/** What a client does when a master says no. */
class SchedulerClientRefusalTest extends WithMaster {

  @ParameterizedTest
  @CsvSource({
    "400, refused SUBSCRIBE as invalid: told why",
    "401, did not accept the principal and secret",
    "403, forbids SUBSCRIBE: told why",
    "404, Is that address a Mesos master",
    "415, Is that address a Mesos master",
  })
  void endsAtOnceWhenTryingAgainIsOfNoUse(int status, String message) throws Exception {
    master.onEverySubscribe(Reply.of(status, "told why"));
    try (SchedulerClient client =
        Clients.of(master.uri()).credentials(Credentials.of("demo", "very-secret")).build()) {
      assertThatThrownBy(() -> client.start(handler))
          .isInstanceOf(MesosResponseException.class)
          .hasMessageContaining(message)
          .hasMessageContaining(master.uri().getAuthority())
          .hasMessageNotContaining("very-secret");
      assertThat(handler.nextEnd()).containsInstanceOf(MesosResponseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void triesAgainWhenTheMasterMayMeanItOtherwiseLater(int status) throws Exception {
    master.onSubscribe(
        Reply.of(status, "Master has not finished recovery"), Reply.of(status, "once more"));
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);

      assertThat(client.subscription()).isPresent();
    }
  }

  @Test
  void endsWithWhatTheErrorSays() throws Exception {
    String error =
        "{\"type\":\"ERROR\",\"error\":{\"message\":\"Roles { nope } are not present in the"
            + " master's --roles\"}}";
    master.onEverySubscribe(
        exchange -> {
          exchange.getResponseHeaders().add("Mesos-Stream-Id", "s");
          exchange.sendResponseHeaders(200, 0);
          exchange
              .getResponseBody()
              .write((error.length() + "\n" + error).getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      assertThatThrownBy(() -> client.start(handler))
          .isInstanceOf(SubscriptionRefusedException.class)
          .hasMessageContaining("Roles { nope }");
      assertThat(handler.nextNews()).startsWith("error Roles { nope }");
    }
  }

  @Test
  void endsWhenAnotherSchedulerTakesTheFrameworkOver() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      master.feed().event("{\"type\":\"ERROR\",\"error\":{\"message\":\"Framework failed over\"}}");

      assertThat(handler.nextEnd()).get().isInstanceOf(SubscriptionRefusedException.class);
      client.awaitEnd();
      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOf(NotSubscribedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"400, false", "401, false", "403, false", "409, true", "503, true"})
  void tellsTheCallerOfARefusedCall(int status, boolean retryable) throws Exception {
    master.onCall(Reply.of(status, "x".repeat(2000)));
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);

      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOfSatisfying(
              MesosResponseException.class,
              e -> {
                assertThat(e.status()).isEqualTo(status);
                assertThat(e.isRetryable()).isEqualTo(retryable);
                assertThat(e.body()).hasSizeLessThan(600);
                assertThat(e).hasMessageContaining("REVIVE");
              });
      client.send(new Call.Revive(List.of()));
      assertThat(client.subscription()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, Framework is not subscribed",
    "400, The stream ID 'x' included in this request didn't match the stream ID currently"
        + " associated with framework ID y",
  })
  void subscribesAgainWhenTheMasterNoLongerKnowsTheStream(int status, String body)
      throws Exception {
    master.onCall(Reply.of(status, body));
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      handler.nextSubscription();

      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOf(MesosResponseException.class);

      assertThat(handler.nextLoss()).hasMessageContaining("no longer knows this subscription");
      assertThat(handler.nextSubscription().isActive()).isTrue();
    }
  }

  @Test
  void leavesTheFrameworkToTheSchedulerThatTookItOver() throws Exception {
    master.onCall(Reply.of(403, "Framework is not subscribed"));
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);
      handler.nextSubscription();

      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOf(MesosResponseException.class);
      // The refusal comes on one connection, the reason on the other, in any order.
      master.feed().event("{\"type\":\"ERROR\",\"error\":{\"message\":\"Framework failed over\"}}");

      assertThat(handler.nextEnd()).get().asString().contains("Framework failed over");
    }
  }

  @Test
  void refusesToSendASubscribeOfSomeoneElse() throws Exception {
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);

      assertThatThrownBy(() -> client.send(new Call.Subscribe(Clients.FRAMEWORK)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void doesNotTakeAnswersWithoutStreamIdForAMaster() throws Exception {
    master.onSubscribe(Reply.of(200, "<html>hello</html>"));
    try (SchedulerClient client = Clients.of(master.uri()).build()) {
      client.start(handler);

      assertThat(master.subscribe().type()).isEqualTo("SUBSCRIBE");
      assertThat(master.subscribe().type()).isEqualTo("SUBSCRIBE");
    }
  }
}
