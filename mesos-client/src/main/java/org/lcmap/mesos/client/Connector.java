package org.lcmap.mesos.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends SUBSCRIBE, to the leader in the end, and hands over the stream that it answers with. */
final class Connector {

  private static final int MOST_REDIRECTS = 5;

  private final ClientParts parts;

  Connector(ClientParts parts) {
    this.parts = parts;
  }

  /**
   * Subscribes with this master, or with the one that it redirects to.
   *
   * @throws MesosException when that fails, or the client is closed meanwhile
   */
  EventStream subscribe(URI master) {
    byte[] call = parts.json().write(parts.state().subscribe());
    URI endpoint = parts.transport().endpoint(master);
    Set<URI> visited = new HashSet<>();
    while (visited.add(endpoint) && visited.size() <= MOST_REDIRECTS) {
      EventBody body = new EventBody(parts.inbox()::put);
      HttpResponse<String> response = answer(endpoint, call, body);
      switch (response.statusCode()) {
        case 200 -> {
          return new EventStream(parts, master, endpoint, streamId(endpoint, response, body), body);
        }
        case 307, 308, 302, 301 -> endpoint = location(endpoint, response);
        default ->
            throw new MesosResponseException(
                endpoint, "SUBSCRIBE", response.statusCode(), response.body());
      }
    }
    throw new NoLeaderException(
        "the masters redirect to each other, last to "
            + endpoint.getAuthority()
            + ": they have not agreed on a leader yet");
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the outcome arrives as a signal
  private HttpResponse<String> answer(URI endpoint, byte[] call, EventBody body) {
    var future = parts.transport().subscribe(endpoint, call, body);
    future.whenComplete(
        (response, failure) -> parts.inbox().put(new Signal.Answered(body, response, failure)));
    // The transport has a limit of its own; this one is for what that does not see.
    Instant until = parts.clock().instant().plus(parts.timeout().multipliedBy(2));
    for (Signal signal = parts.inbox().poll(until); ; signal = parts.inbox().poll(until)) {
      if (signal instanceof Signal.Answered answered && answered.body() == body) {
        return response(endpoint, answered);
      }
      if (signal == null) {
        body.cancel();
        future.cancel(true);
        throw ConnectionProblem.of(endpoint, "SUBSCRIBE", new HttpTimeoutException("no answer"));
      }
    }
  }

  private static HttpResponse<String> response(URI endpoint, Signal.Answered answered) {
    @Nullable HttpResponse<String> response = answered.response();
    if (response == null) {
      throw ConnectionProblem.of(endpoint, "SUBSCRIBE", answered.failure());
    }
    return response;
  }

  private static String streamId(URI endpoint, HttpResponse<String> response, EventBody body) {
    Optional<String> id = response.headers().firstValue("Mesos-Stream-Id");
    if (id.isEmpty()) {
      body.cancel();
      throw new MesosProtocolException(
          endpoint.getAuthority()
              + " answered SUBSCRIBE without a Mesos-Stream-Id: is it a proxy,"
              + " or no Mesos master?",
          null);
    }
    return id.get();
  }

  /** The target of a redirect; Mesos leaves its scheme out. */
  private static URI location(URI endpoint, HttpResponse<String> response) {
    String location = response.headers().firstValue("Location").orElse("");
    try {
      URI target = endpoint.resolve(location);
      if (location.isEmpty() || target.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      return target;
    } catch (IllegalArgumentException e) {
      throw new MesosProtocolException(
          endpoint.getAuthority() + " redirects to '" + location + "', which is no address", e);
    }
  }
}
