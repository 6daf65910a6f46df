package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends a recording's requests to an emulated cluster whose time stands still, and compares what
 * comes back with what a real master said: statuses, headers and bodies, and every event, in any
 * order between two requests. Time passes as it did for the recording.
 */
final class Replay implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TICK = Duration.ofMillis(250);

  private final MesosCluster cluster;
  private final SocketFactory sockets;
  private final Map<String, Runnable> happenings = new LinkedHashMap<>();
  private final Set<String> deviations;
  private final Map<String, String> replacements = new HashMap<>();
  private final List<RawClient> connections = new ArrayList<>();
  private final List<RawClient> streams = new ArrayList<>();
  private final BlockingQueue<JsonNode> arriving = new LinkedBlockingQueue<>();
  private final List<JsonNode> unmatched = new ArrayList<>();
  private final List<RawClient.Answer> answers = new ArrayList<>();
  private String lastRequest = "";
  private @Nullable RawClient last;
  private int matchedEvents;

  /**
   * Prepares a replay.
   *
   * @param deviations the titles of requests that the emulation is known to answer differently
   */
  Replay(MesosCluster cluster, SocketFactory sockets, Set<String> deviations) {
    this.cluster = cluster;
    this.sockets = sockets;
    this.deviations = deviations;
  }

  /** What to do where the recording has a remark with these words. */
  Replay when(String remark, Runnable action) {
    happenings.put(remark, action);
    return this;
  }

  /** Has words of the recording's requests replaced. */
  Replay with(String recorded, String actual) {
    replacements.put(recorded, actual);
    return this;
  }

  void run(Recording recording) throws Exception {
    Duration start = recording.steps().get(0).at();
    Instant begin = cluster.now();
    boolean skipping = false;
    for (Recording.Step step : recording.steps()) {
      Instant due = begin.plus(step.at().minus(start));
      switch (step.kind()) {
        case REMARK -> remark(step.title());
        case SENT -> {
          if (isRequest(step.text())) {
            skipping = deviations.contains(step.title());
            if (!skipping) {
              advanceTo(due);
              send(step);
            }
          }
        }
        case RECEIVED -> {
          if (!skipping) {
            received(step, due);
          }
        }
      }
    }
    assertThat(answers).as("answers that the recording does not have").isEmpty();
    arriving.drainTo(unmatched);
    assertThat(unmatched)
        .as("events that the recording does not have")
        .noneMatch(event -> !Set.of("HEARTBEAT", "OFFERS").contains(event.path("type").asText()));
  }

  int matchedEvents() {
    return matchedEvents;
  }

  private static boolean isRequest(String text) {
    return text.startsWith("POST ") || text.startsWith("GET ");
  }

  private void remark(String words) {
    for (var happening : happenings.entrySet()) {
      if (words.contains(happening.getKey())) {
        happening.getValue().run();
      }
    }
  }

  /** The recording client closed its stream, and waited for the task that it had killed to end. */
  void closeStream() {
    RawClient stream = streams.stream().filter(one -> !one.hasEnded()).findFirst().orElseThrow();
    try {
      close(stream);
      if (lastRequest.contains("\"KILL\"")) {
        Await.until(
            () -> cluster.tasks().stream().allMatch(ClusterTask::isOver),
            "the killed task ends",
            () -> cluster.tasks().toString());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void close(RawClient stream) throws Exception {
    streams.remove(stream);
    stream.close();
    // The master notices in its own time, which must be before the cluster's goes on.
    long open = streams.stream().filter(one -> !one.hasEnded() && !one.hasBroken()).count();
    Await.until(
        () -> connectedFrameworks() <= open,
        "the master notices the closed stream",
        () -> cluster.frameworks().toString());
  }

  private long connectedFrameworks() {
    return cluster
        .loop()
        .call(
            () -> {
              Master master = cluster.leader();
              return master == null
                  ? 0L
                  : master.state().frameworks().values().stream()
                      .filter(Framework::isConnected)
                      .count();
            });
  }

  private void advanceTo(Instant due) {
    while (cluster.now().plus(TICK).isBefore(due)) {
      cluster.advance(TICK);
    }
    if (cluster.now().isBefore(due)) {
      cluster.advance(Duration.between(cluster.now(), due));
    }
  }

  private void send(Recording.Step step) throws IOException {
    String request = step.text();
    int port = request.contains("Host: 127.0.0.1:5060") ? 1 : 0;
    int end = request.indexOf("\r\n\r\n") + 4;
    String head = replaced(request.substring(0, end));
    String body = replaced(request.substring(end));
    head = head.replaceFirst("Content-Length: \\d+", "Content-Length: " + body.length());
    String[] address = cluster.masters().get(port).split(":", -1);
    Socket socket = sockets.createSocket(address[0], Integer.parseInt(address[1]));
    RawClient client = new RawClient(socket);
    connections.add(client);
    last = client;
    lastRequest = body;
    answers.add(client.send(head + body));
  }

  private String replaced(String text) {
    String result = text;
    for (String recorded :
        replacements.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList()) {
      result = result.replace(recorded, replacements.getOrDefault(recorded, recorded));
    }
    return result;
  }

  private void received(Recording.Step step, Instant due) throws Exception {
    if (step.title().startsWith("stream bytes")) {
      expectEvents(step.text(), due);
      return;
    }
    RawClient.Answer recorded = RawClient.Answer.parse(step.text());
    RawClient.Answer actual = answers.remove(0);
    assertThat(comparable(actual)).as(step.title()).isEqualTo(comparable(recorded));
    if (recorded.isStream()) {
      RawClient client = java.util.Objects.requireNonNull(last);
      client.stream(arriving);
      streams.add(client);
      learn(recorded.headers(), actual.headers());
      if (!recorded.body().isBlank()) {
        expectEvents(recorded.body(), due);
        close(client);
      }
    }
  }

  private void learn(Map<String, String> recorded, Map<String, String> actual) {
    String id = "mesos-stream-id";
    replacements.put(recorded.getOrDefault(id, id), actual.getOrDefault(id, id));
  }

  private String comparable(RawClient.Answer answer) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.remove("date");
    headers.computeIfPresent("mesos-stream-id", (name, value) -> "*");
    String location = headers.getOrDefault("location", "");
    List<String> masters = cluster.masters();
    location = location.replace(masters.get(0), "127.0.0.1:5050");
    if (masters.size() > 1) {
      location = location.replace(masters.get(1), "127.0.0.1:5060");
    }
    headers.put("location", location);
    String body = answer.isStream() ? "" : Shape.words(answer.body().strip());
    return answer.statusLine() + "\n" + new java.util.TreeMap<>(headers) + "\n" + body;
  }

  private void expectEvents(String chunks, Instant due) throws Exception {
    var records = new RawClient.Records();
    String rest = chunks;
    while (rest.contains("\r\n")) {
      int newline = rest.indexOf("\r\n");
      int length = Integer.parseInt(rest.substring(0, newline), 16);
      if (length == 0) {
        Await.until(
            () -> streams.stream().anyMatch(RawClient::hasEnded),
            "the last chunk",
            () -> "events so far: " + matchedEvents);
        streams.removeIf(RawClient::hasEnded);
        return;
      }
      String chunk = rest.substring(newline + 2, newline + 2 + length);
      for (JsonNode event : records.add(chunk.getBytes(StandardCharsets.ISO_8859_1))) {
        expect(event, due);
      }
      rest = rest.substring(newline + 2 + length + 2);
    }
  }

  /** Waits for an event: in real time for what processes do, in the cluster's for all else. */
  private void expect(JsonNode recorded, Instant due) throws InterruptedException {
    String shape = Shape.of(recorded);
    boolean byProcess =
        !recorded.at("/update/status/uuid").isMissingNode()
            && !Json.idOf(recorded, "x").equals("x");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long patientUntil = System.nanoTime() + (byProcess ? PATIENCE.toNanos() / 2 : 0);
    JsonNode found = find(shape);
    if (found == null) {
      JsonNode soon = arriving.poll(30, TimeUnit.MILLISECONDS);
      if (soon != null) {
        unmatched.add(soon);
      }
      found = find(shape);
    }
    if (found == null) {
      advanceTo(due);
    }
    while (found == null) {
      assertThat(System.nanoTime())
          .as(
              "The recording has%n%s%nbut what came is%n%s",
              shape, unmatched.stream().map(Shape::of).toList())
          .isLessThan(deadline);
      JsonNode next = arriving.poll(30, TimeUnit.MILLISECONDS);
      if (next != null) {
        unmatched.add(next);
      } else if (System.nanoTime() > patientUntil) {
        cluster.advance(TICK);
      }
      found = find(shape);
    }
    matchedEvents++;
    learn(recorded, found);
  }

  private @Nullable JsonNode find(String shape) {
    arriving.drainTo(unmatched);
    for (JsonNode event : unmatched) {
      if (Shape.of(event).equals(shape)) {
        unmatched.remove(event);
        return event;
      }
    }
    return null;
  }

  /** From now on the actual ids go where the recorded ones stood. */
  private void learn(JsonNode recorded, JsonNode actual) {
    for (String pointer :
        List.of(
            "/subscribed/framework_id/value",
            "/update/status/agent_id/value",
            "/update/status/uuid")) {
      learn(recorded, actual, pointer);
    }
    for (int i = 0; i < recorded.at("/offers/offers").size(); i++) {
      learn(recorded, actual, "/offers/offers/" + i + "/id/value");
      learn(recorded, actual, "/offers/offers/" + i + "/agent_id/value");
    }
  }

  private void learn(JsonNode recorded, JsonNode actual, String pointer) {
    if (recorded.at(pointer).isTextual()) {
      replacements.put(recorded.at(pointer).asText(), actual.at(pointer).asText());
    }
  }

  @Override
  public void close() throws IOException {
    for (RawClient client : connections) {
      client.close();
    }
  }
}
