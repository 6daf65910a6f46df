package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lcmap.mesos.client.MasterDetector;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.client.MesosResponseException;
import org.lcmap.mesos.client.RetryPolicy;
import org.lcmap.mesos.client.SchedulerClient;
import org.lcmap.mesos.client.SubscriptionRefusedException;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.model.Bytes;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.EventMessage;
import org.lcmap.mesos.model.FrameworkInfo;

/**
 * Replays the bytes that a real master wrote to the client, over a socket, and compares the events
 * and the exceptions that come out.
 */
class ClientReplayTest {

  /** All recordings in JSON with anything that a master wrote to a scheduler. */
  static final List<String> RECORDINGS =
      List.of(
          "01-subscribe-json",
          "03-subscribe-401",
          "04-redirect-307",
          "05-launch-command",
          "06-kill",
          "06b-kill-no-killing-state",
          "07-decline",
          "08-suppress-revive",
          "08b-subscribe-suppressed",
          "09-reconcile",
          "09b-reconcile-partition-aware",
          "11-invalid-role",
          "12-errors-4xx",
          "13-framework-failover",
          "14-master-failover",
          "15-agent-lost",
          "15b-agent-lost-partition-aware",
          "15c-agent-lost-nocheckpoint",
          "16-docker",
          "18-bad-accept",
          "19-launch-group",
          "20-leader-switch",
          "21-roles-whitelist",
          "22-tls",
          "22c-tls-docker",
          "23-503",
          "24-misc",
          "24b-reconcile-agent-away",
          "25-docker-argv");

  /** As recorded, byte by byte, odd pieces, and all of a stream at once. */
  private static final List<Integer> CHUNKS = List.of(0, 1, 7, 1000, 1 << 20);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final byte[] ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final MesosJson json = new MesosJson();
  private final BlockingQueue<HttpRequest> requests = new LinkedBlockingQueue<>();

  /** Answers the first SUBSCRIBE with these bytes, and other calls with those. */
  private HttpListener master(byte[] subscribeAnswer, byte[] callAnswer) {
    AtomicInteger subscribed = new AtomicInteger();
    return new HttpListener(
        ServerSocket::new,
        0,
        (request, connection) -> {
          requests.add(request);
          if (!isSubscribe(request)) {
            connection.write(callAnswer);
          } else if (subscribed.getAndIncrement() == 0) {
            connection.write(subscribeAnswer);
          }
        });
  }

  /** Answers every SUBSCRIBE with these bytes. */
  private static HttpListener refusingMaster(byte[] answer) {
    return new HttpListener(
        ServerSocket::new, 0, (request, connection) -> connection.write(answer));
  }

  private static boolean isSubscribe(HttpRequest request) {
    return request.body().contains("\"SUBSCRIBE\"");
  }

  private static SchedulerClient client(HttpListener master) {
    return client(master, PATIENCE);
  }

  private static SchedulerClient client(HttpListener master, Duration startTimeout) {
    return SchedulerClient.builder(
            MasterDetector.of(List.of(URI.create("http://127.0.0.1:" + master.port()))),
            FrameworkInfo.builder("root", "replay").role("demo").build())
        .retry(new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(10), 0))
        .startTimeout(startTimeout)
        .build();
  }

  private static RecordedAnswers recorded(String name) {
    return RecordedAnswers.of(Recording.read(name));
  }

  private static List<RecordedAnswers.Stream> streams(String name) {
    return recorded(name).streams().stream().filter(RecordedAnswers.Stream::isJson).toList();
  }

  private List<Event> events(RecordedAnswers.Stream stream) {
    return new RawClient.Records()
        .add(stream.body()).stream()
            .map(record -> json.read(Json.bytes(record), EventMessage.class).event())
            .toList();
  }

  @ParameterizedTest
  @FieldSource("RECORDINGS")
  void handsOverTheEventsOfARealMasterHoweverTheirBytesCome(String name) throws Exception {
    for (RecordedAnswers.Stream stream : streams(name)) {
      List<Event> expected = events(stream);
      for (int size : CHUNKS) {
        byte[] bytes = size == 0 ? stream.verbatim() : stream.inChunksOf(size);
        assertThat(replay(bytes, expected.size()))
            .as("in chunks of %d bytes", size)
            .isEqualTo(expected);
      }
    }
  }

  private List<Event> replay(byte[] answer, int number) throws Exception {
    EventLog log = new EventLog();
    List<Event> seen = new ArrayList<>();
    try (HttpListener master = master(answer, ACCEPTED);
        SchedulerClient client = client(master)) {
      try {
        client.start(log);
      } catch (SubscriptionRefusedException e) {
        // The recorded master refused it by an ERROR, which is one of the events to compare.
      }
      for (int i = 0; i < number; i++) {
        Event event = log.events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("after %s", seen).isNotNull();
        seen.add(event);
      }
    }
    log.events.drainTo(seen); // The client has ended: no more can come, nor be acknowledged.
    return seen;
  }

  @ParameterizedTest
  @FieldSource("RECORDINGS")
  void acknowledgesEveryRecordedUpdateWithAUuidAndNoOther(String name) throws Exception {
    for (RecordedAnswers.Stream stream : streams(name)) {
      List<String> uuids =
          events(stream).stream()
              .filter(Event.Update.class::isInstance)
              .flatMap(event -> ((Event.Update) event).status().uuid().stream())
              .map(Bytes::toBase64)
              .toList();
      requests.clear();

      replay(stream.verbatim(), events(stream).size());

      assertThat(requests)
          .extracting(request -> Json.parse(request.body()).at("/acknowledge/uuid"))
          .filteredOn(JsonNode::isTextual)
          .extracting(JsonNode::asText)
          .isEqualTo(uuids);
    }
  }

  @ParameterizedTest
  @FieldSource("RECORDINGS")
  void saysWhatARealMasterRefusedASubscriptionWith(String name) throws Exception {
    for (String refusal : distinct(recorded(name).refusals())) {
      RawClient.Answer answer = RawClient.Answer.parse(refusal);
      if (status(answer) == 307) {
        assertFollows(refusal);
      } else {
        try (HttpListener master = refusingMaster(bytes(refusal));
            SchedulerClient client = client(master, SHORT)) {
          assertIs(problem(client), answer);
        }
      }
    }
  }

  /** Why a client was not subscribed; what may pass, such as 503, it tries again until the end. */
  private static MesosException problem(SchedulerClient client) {
    MesosException problem =
        catchThrowableOfType(MesosException.class, () -> client.start(new EventLog()));
    return problem.getCause() instanceof MesosException last ? last : problem;
  }

  private void assertFollows(String redirect) throws Exception {
    RecordedAnswers.Stream stream = streams("01-subscribe-json").get(0);
    try (HttpListener leader = master(stream.verbatim(), ACCEPTED);
        HttpListener standby =
            master(
                bytes(redirect.replaceAll("//127.0.0.1:50[56]0", "//127.0.0.1:" + leader.port())),
                ACCEPTED);
        SchedulerClient client = client(standby)) {
      requests.clear();

      client.start(new EventLog());

      assertThat(requests)
          .extracting(HttpRequest::path)
          .startsWith("/api/v1/scheduler", "/master/api/v1/scheduler");
    }
  }

  @ParameterizedTest
  @FieldSource("RECORDINGS")
  void tellsTheCallerWhatARealMasterAnsweredACallWith(String name) throws Exception {
    byte[] stream = streams("12-errors-4xx").get(0).verbatim();
    for (String recorded : distinct(recorded(name).answers())) {
      RawClient.Answer answer = RawClient.Answer.parse(recorded);
      try (HttpListener master = master(stream, bytes(recorded));
          SchedulerClient client = client(master)) {
        client.start(new EventLog());
        Call call = new Call.Revive(List.of());
        if (status(answer) / 100 == 2) {
          client.send(call);
        } else {
          assertIs(catchThrowableOfType(MesosException.class, () -> client.send(call)), answer);
        }
      }
    }
  }

  private static void assertIs(MesosException problem, RawClient.Answer answer) {
    assertThat(problem)
        .isInstanceOfSatisfying(
            MesosResponseException.class,
            response -> {
              assertThat(response.status()).isEqualTo(status(answer));
              assertThat(response.body()).isEqualTo(answer.body().strip());
            });
  }

  @Test
  void doesNotTakeProtobufForJson() throws Exception {
    byte[] protobuf = recorded("02-subscribe-protobuf").streams().get(0).verbatim();
    try (HttpListener master = refusingMaster(protobuf);
        SchedulerClient client = client(master, SHORT)) {
      assertThat(problem(client)).hasMessageContaining("cannot read this JSON");
    }
  }

  @Test
  void theRecordingsHoldAllThatIsReplayed() {
    List<RecordedAnswers> all = RECORDINGS.stream().map(ClientReplayTest::recorded).toList();

    assertThat(
            RECORDINGS.stream().flatMap(n -> streams(n).stream()).mapToInt(s -> events(s).size()))
        .as("events of each stream")
        .hasSizeGreaterThan(50)
        .allMatch(events -> events > 0);
    assertThat(all.stream().mapToLong(one -> one.refusals().size()).sum()).isGreaterThan(30);
    assertThat(all.stream().mapToLong(one -> one.answers().size()).sum()).isGreaterThan(200);
  }

  private static Set<String> distinct(List<String> answers) {
    Set<String> distinct = new LinkedHashSet<>();
    answers.forEach(answer -> distinct.add(answer.replaceFirst("Date: [^\r]*", "Date: now")));
    return distinct;
  }

  private static int status(RawClient.Answer answer) {
    return Integer.parseInt(answer.statusLine().split(" ", -1)[1]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
