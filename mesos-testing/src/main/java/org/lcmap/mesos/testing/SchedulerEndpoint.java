package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP side of {@code /api/v1/scheduler}: who may call, who is redirected, and what is no call
 * at all; recordings 03, 04, 12, 23 and 24.
 */
final class SchedulerEndpoint implements HttpListener.Handler {

  private static final String PATH = "/api/v1/scheduler";

  private final EventLoop loop;
  private final ClusterOptions options;
  private final MasterProcess process;
  private final HttpFaults faults;

  SchedulerEndpoint(
      EventLoop loop, ClusterOptions options, MasterProcess process, HttpFaults faults) {
    this.loop = loop;
    this.options = options;
    this.process = process;
    this.faults = faults;
  }

  /** What a request comes to: an answer, or a subscription. */
  private sealed interface Outcome {
    record Reply(HttpReply reply) implements Outcome {}

    record Subscription(Master master, EventStream stream) implements Outcome {}
  }

  @Override
  public void handle(HttpRequest request, HttpListener.Connection connection) throws IOException {
    delay();
    Outcome outcome = loop.call(() -> route(request, connection));
    if (outcome instanceof Outcome.Subscription subscribed) {
      subscribed.stream().serve();
      loop.execute(() -> subscribed.master().subscriptions().disconnected(subscribed.stream()));
    } else if (outcome instanceof Outcome.Reply answer) {
      connection.write(answer.reply().bytes());
    }
  }

  private void delay() {
    CountDownLatch passed = new CountDownLatch(1);
    boolean delayed =
        loop.call(
            () -> {
              if (faults.delay().isZero()) {
                return false;
              }
              loop.after(faults.delay(), passed::countDown);
              return true;
            });
    try {
      if (delayed) {
        passed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome route(HttpRequest request, HttpListener.Connection connection) {
    String path =
        request.path().startsWith("/master/") ? request.path().substring(7) : request.path();
    if (path.equals("/redirect")) {
      return reply(
          process
              .leaderAddress()
              .map(leader -> HttpReply.redirect("//" + leader))
              .orElse(HttpReply.text(503, "No leader elected")));
    }
    if (path.equals("/version")) { // for everyone, also from a master that does not lead
      return reply(HttpReply.json(Json.object().put("version", MasterProcess.VERSION)));
    }
    if (path.equals(PATH)) {
      return scheduler(request, connection);
    }
    return reply(
        path.startsWith("/api/v1")
            ? HttpReply.text(400, "Failed to validate master::Call: Expecting 'type' to be present")
            : HttpReply.text(404, "404 Not Found."));
  }

  private Outcome scheduler(HttpRequest request, HttpListener.Connection connection) {
    Optional<String> principal = principal(request);
    if (principal.isEmpty() && !options.credentials().isEmpty()) {
      return reply(
          HttpReply.text(401, "401 Unauthorized.")
              .with("WWW-Authenticate", "Basic realm=\"mesos-master-scheduler\""));
    }
    Optional<HttpReply> wrong = faults.next();
    if (wrong.isPresent()) {
      return reply(wrong.get());
    }
    Master master = process.master();
    if (master == null) {
      return reply(
          process
              .leaderAddress()
              .map(leader -> HttpReply.redirect("//" + leader + "/master" + PATH))
              .orElse(HttpReply.text(503, "No leader elected")));
    }
    if (!request.method().equals("POST")) {
      return reply(
          HttpReply.text(
                  405,
                  "405 Method Not Allowed. Expecting one of { 'POST' }, but received '"
                      + request.method()
                      + "'.")
              .with("Allow", "POST"));
    }
    return call(request, connection, master, principal.orElse(null));
  }

  private static Outcome call(
      HttpRequest request,
      HttpListener.Connection connection,
      Master master,
      @Nullable String principal) {
    Optional<String> type = request.header("Content-Type");
    if (type.isEmpty()) {
      return reply(HttpReply.text(400, "Expecting 'Content-Type' to be present"));
    }
    if (!type.get().equals("application/json")) {
      // A real master reads application/x-protobuf too; see the README's table.
      return reply(
          HttpReply.text(
              415, "Expecting 'Content-Type' of application/json or application/x-protobuf"));
    }
    JsonNode call;
    try {
      call = Json.parse(request.body());
    } catch (IllegalArgumentException e) {
      call = null;
    }
    if (call == null || call.isMissingNode()) {
      return reply(
          HttpReply.text(400, "Failed to parse body into JSON: syntax error at line 1 near: "));
    }
    Optional<String> error = CallRules.error(call, principal);
    if (error.isPresent()) {
      return reply(HttpReply.text(400, error.get()));
    }
    Optional<String> streamId = request.header("Mesos-Stream-Id");
    if (!call.path("type").asText().equals("SUBSCRIBE")) {
      return reply(master.call(call, principal, streamId));
    }
    if (!acceptsJson(request)) {
      return reply(
          HttpReply.text(
              406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'"));
    }
    if (streamId.isPresent()) {
      return reply(
          HttpReply.text(400, "Subscribe calls should not include the 'Mesos-Stream-Id' header"));
    }
    EventStream stream = new EventStream(UUID.randomUUID().toString(), connection);
    master.subscribe(call, principal, stream);
    return new Outcome.Subscription(master, stream);
  }

  private static Outcome reply(HttpReply reply) {
    return new Outcome.Reply(reply);
  }

  private static boolean acceptsJson(HttpRequest request) {
    return request
        .header("Accept")
        .map(
            accept ->
                Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
                    .map(one -> one.split(";", -1)[0].strip())
                    .anyMatch(
                        one ->
                            one.equals("application/json")
                                || one.equals("*/*")
                                || one.equals("application/*")))
        .orElse(true);
  }

  /** Who calls, if the credentials are right. */
  private Optional<String> principal(HttpRequest request) {
    return request
        .header("Authorization")
        .filter(header -> header.startsWith("Basic "))
        .flatMap(header -> decode(header.substring("Basic ".length())))
        .filter(pair -> pair.length == 2 && pair[1].equals(options.credentials().get(pair[0])))
        .map(pair -> pair[0]);
  }

  private static Optional<String[]> decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      return Optional.of(new String(bytes, StandardCharsets.UTF_8).split(":", 2));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
