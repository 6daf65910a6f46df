package org.lcmap.mesos.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.security.Tls;

/**
 * Asks a master for its version, which each of them tells everyone, also one that does not lead.
 * For checks: a framework has no need of it.
 */
public final class MasterProbe {

  private static final String PATH = "/version";
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

  private MasterProbe() {}

  /**
   * What a master answers.
   *
   * @param endpoint the address that was asked
   * @param status the HTTP status
   * @param version of Mesos; none when what answers is no master
   * @param protocol the version of TLS, if any
   * @param ahead by how much its clock is ahead of ours, to the second, where it tells
   */
  public record Answer(
      URI endpoint,
      int status,
      Optional<String> version,
      Optional<String> protocol,
      Optional<Duration> ahead) {}

  /**
   * Asks.
   *
   * @param master as a {@link MasterDetector} names it
   * @param tls none for plain HTTP where the master is named without a scheme
   * @throws MesosConnectionException when no answer comes, with the reason in words
   */
  public static Answer ask(URI master, Optional<Tls> tls, Duration timeout)
      throws InterruptedException {
    HttpThread thread = new HttpThread();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .executor(thread);
    tls.ifPresent(t -> builder.sslContext(t.context()).sslParameters(t.parameters()));
    String scheme = tls.isPresent() ? "https" : "http";
    URI endpoint = URI.create(scheme + "://unused").resolve(master).resolve(PATH);
    HttpRequest request = HttpRequest.newBuilder(endpoint).timeout(timeout).build();
    try {
      return answer(
          endpoint,
          builder
              .build()
              .sendAsync(request, BodyHandlers.ofString())
              .get(timeout.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      throw ConnectionProblem.explain(endpoint, "a question for its version", e);
    } finally {
      thread.end();
    }
  }

  private static Answer answer(URI endpoint, HttpResponse<String> response) {
    Matcher version = VERSION.matcher(response.body());
    return new Answer(
        endpoint,
        response.statusCode(),
        response.statusCode() == 200 && version.find()
            ? Optional.of(version.group(1))
            : Optional.empty(),
        response.sslSession().map(SSLSession::getProtocol),
        response
            .headers()
            .firstValue("Date")
            .flatMap(date -> ahead(date, Clock.systemUTC().instant())));
  }

  private static Optional<Duration> ahead(@Nullable String date, Instant now) {
    try {
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      return Optional.of(Duration.ofSeconds(Duration.between(now, there).toSeconds()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
