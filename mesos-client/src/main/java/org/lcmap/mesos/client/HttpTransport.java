package org.lcmap.mesos.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.lcmap.mesos.security.Credentials;
import org.lcmap.mesos.security.Tls;

/**
 * Speaks HTTP with masters, through one {@link HttpClient} and its one thread. Calls go one at a
 * time, so that they travel on one connection and arrive in order.
 */
final class HttpTransport implements AutoCloseable {

  private static final String PATH = "/api/v1/scheduler";
  private static final String JSON = "application/json";
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final ReentrantLock order = new ReentrantLock(true);
  private final HttpThread thread = new HttpThread();
  private final HttpClient http;
  private final String defaultScheme;
  private final Optional<Credentials> credentials;
  private final Duration timeout;
  private volatile CompletableFuture<HttpResponse<String>> underWay = new CompletableFuture<>();
  private volatile boolean closed;

  HttpTransport(Optional<Tls> tls, Optional<Credentials> credentials, Duration timeout) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(thread);
    tls.ifPresent(t -> builder.sslContext(t.context()).sslParameters(t.parameters()));
    this.http = builder.build();
    this.defaultScheme = tls.isPresent() ? "https" : "http";
    this.credentials = credentials;
    this.timeout = timeout;
  }

  /** Where a master takes calls. */
  URI endpoint(URI master) {
    return URI.create(defaultScheme + "://unused").resolve(master).resolve(PATH);
  }

  /** Asks for a stream of events, which goes to this body when the answer is 200. */
  CompletableFuture<HttpResponse<String>> subscribe(URI endpoint, byte[] call, EventBody events) {
    HttpRequest request = request(endpoint, call).build();
    return http.sendAsync(
        request,
        head ->
            head.statusCode() == 200 ? events : BodySubscribers.ofString(StandardCharsets.UTF_8));
  }

  /**
   * Sends one call and waits for the answer.
   *
   * @throws MesosException when it did not arrive or was refused
   */
  void send(URI endpoint, String streamId, String name, byte[] call) {
    HttpRequest request = request(endpoint, call).header("Mesos-Stream-Id", streamId).build();
    HttpResponse<String> response;
    try {
      order.lockInterruptibly();
      try {
        response = answer(request, name);
      } finally {
        order.unlock();
      }
    } catch (ExecutionException | TimeoutException e) {
      throw ConnectionProblem.explain(endpoint, name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MesosConnectionException(
          "interrupted while sending " + name + "; whether it arrived is not known", e);
    }
    if (response.statusCode() / 100 != 2) {
      throw new MesosResponseException(endpoint, name, response.statusCode(), response.body());
    }
  }

  /** Waits by itself: a closed HttpClient of the JDK never completes what is under way. */
  @SuppressWarnings("FutureReturnValueIgnored") // the outcome is that of the answer
  private HttpResponse<String> answer(HttpRequest request, String name)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
    underWay = answer;
    if (closed) {
      throw new NotSubscribedException(name + " was not sent: the client is closed");
    }
    http.sendAsync(request, BodyHandlers.ofString())
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              } else {
                answer.complete(response);
              }
            });
    return answer.get(timeout.multipliedBy(2).toNanos(), TimeUnit.NANOSECONDS);
  }

  private HttpRequest.Builder request(URI endpoint, byte[] call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("Content-Type", JSON)
            .header("Accept", JSON)
            .POST(BodyPublishers.ofByteArray(call));
    credentials.ifPresent(c -> request.header("Authorization", c.authorization()));
    return request;
  }

  /** Gives a call that is under way a moment to end, such as the TEARDOWN that ends the client. */
  @Override
  public void close() {
    closed = true;
    try {
      if (order.tryLock(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        order.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.end();
    underWay.completeExceptionally(new IOException("the client was closed"));
  }
}
