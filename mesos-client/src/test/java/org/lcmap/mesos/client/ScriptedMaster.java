package org.lcmap.mesos.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A master over real sockets that does what a test tells it to. Rules: SUBSCRIBE is answered by the
 * next scripted reply, or by 200 and a stream that begins with SUBSCRIBED; every other call by the
 * next scripted reply to calls, or by 202. What arrives is kept, for the test to look at.
 */
final class ScriptedMaster implements AutoCloseable {

  static final String FRAMEWORK_ID = "framework-7";
  static final String SUBSCRIBED =
      "{\"type\":\"SUBSCRIBED\",\"subscribed\":{\"framework_id\":{\"value\":\"framework-7\"},"
          + "\"heartbeat_interval_seconds\":HEARTBEAT}}";
  private static final long PATIENCE_SECONDS = 20;

  /** A call that arrived. */
  record Received(
      String type, JsonNode json, Optional<String> streamId, Optional<String> authorization) {}

  /** An answer other than the usual one. */
  interface Reply {
    void answer(HttpExchange exchange) throws IOException;

    static Reply of(int status, String body) {
      return exchange -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      };
    }

    static Reply redirect(String location) {
      return exchange -> {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(307, -1);
        exchange.close();
      };
    }
  }

  /** The stream of one subscription, as the master sees it. */
  static final class Feed {
    private final OutputStream out;
    private final HttpExchange exchange;
    private final CountDownLatch over = new CountDownLatch(1);

    private Feed(HttpExchange exchange) {
      this.exchange = exchange;
      this.out = exchange.getResponseBody();
    }

    /** Sends one event. */
    void event(String json) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      raw(bytes.length + "\n" + json);
    }

    /** Sends these characters as they are. */
    void raw(String text) {
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends the stream. */
    void end() {
      exchange.close();
      over.countDown();
    }

    /** Whether the client is gone: writing to it fails sooner or later. */
    boolean isBroken() {
      try {
        event("{\"type\":\"HEARTBEAT\"}");
        return false;
      } catch (UncheckedIOException e) {
        return true;
      }
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ObjectMapper json = new ObjectMapper();
  private final Queue<Reply> subscribeReplies = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> callReplies = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Received> subscribes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Received> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Feed> feeds = new LinkedBlockingQueue<>();
  private final AtomicInteger streams = new AtomicInteger();
  private final String scheme;
  private volatile double heartbeatSeconds = 15;
  private volatile @Nullable Reply always;

  private ScriptedMaster(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  static ScriptedMaster start() throws IOException {
    return start(HttpServer.create(), "http");
  }

  /** A master that speaks TLS and wants a client certificate. */
  static ScriptedMaster start(SSLContext tls, String... protocols) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            wanted.setProtocols(protocols);
            parameters.setSSLParameters(wanted);
          }
        });
    return start(server, "https");
  }

  private static ScriptedMaster start(HttpServer server, String scheme) throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedMaster master = new ScriptedMaster(server, scheme);
    server.createContext("/", master::handle);
    server.setExecutor(master.threads);
    server.start();
    return master;
  }

  /** Its address. */
  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedMaster heartbeatSeconds(double seconds) {
    heartbeatSeconds = seconds;
    return this;
  }

  /** The replies to the next SUBSCRIBEs. */
  ScriptedMaster onSubscribe(Reply... replies) {
    subscribeReplies.addAll(java.util.List.of(replies));
    return this;
  }

  /** The reply to every SUBSCRIBE. */
  ScriptedMaster onEverySubscribe(Reply reply) {
    always = reply;
    return this;
  }

  /** The replies to the next calls. */
  ScriptedMaster onCall(Reply... replies) {
    callReplies.addAll(java.util.List.of(replies));
    return this;
  }

  /** The next stream that is opened. */
  Feed feed() throws InterruptedException {
    return next(feeds, "subscription");
  }

  /** The next SUBSCRIBE that arrives. */
  Received subscribe() throws InterruptedException {
    return next(subscribes, "SUBSCRIBE");
  }

  /** The next other call that arrives. */
  Received call() throws InterruptedException {
    return next(calls, "call");
  }

  /** How many calls are waiting to be looked at. */
  int callsWaiting() {
    return calls.size();
  }

  private static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no " + what + " arrived");
    }
    return next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode body = json.readTree(exchange.getRequestBody());
    Received received =
        new Received(
            body.path("type").asText(),
            body,
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Mesos-Stream-Id")),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
    boolean subscribe = received.type().equals("SUBSCRIBE");
    Reply reply = subscribe ? subscribeReplies.poll() : callReplies.poll();
    if (reply == null && subscribe) {
      reply = always;
    }
    (subscribe ? subscribes : calls).add(received);
    if (reply != null) {
      reply.answer(exchange);
    } else if (subscribe) {
      stream(exchange);
    } else {
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Mesos-Stream-Id", "stream-" + streams.incrementAndGet());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    Feed feed = new Feed(exchange);
    feed.event(SUBSCRIBED.replace("HEARTBEAT", String.valueOf(heartbeatSeconds)));
    feeds.add(feed);
    try {
      feed.over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
