package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A framework as its master knows it. Owned by the loop. */
final class Framework {

  private final String id;
  private final Filters filters = new Filters();
  private final Set<String> suppressed = new HashSet<>();
  private JsonNode info;
  private JsonNode constraints = Json.object();
  private @Nullable EventStream stream;
  private EventLoop.@Nullable Timer timer;

  Framework(String id, JsonNode info) {
    this.id = id;
    this.info = info;
  }

  String id() {
    return id;
  }

  JsonNode info() {
    return info;
  }

  void change(JsonNode newInfo) {
    info = newInfo;
  }

  Filters filters() {
    return filters;
  }

  Set<String> suppressed() {
    return suppressed;
  }

  JsonNode constraints() {
    return constraints;
  }

  /** Takes what SUBSCRIBE and UPDATE_FRAMEWORK carry besides the info. */
  void demand(JsonNode call) {
    suppressed.clear();
    suppressed.addAll(Json.texts(call.path("suppressed_roles")));
    constraints = call.path("offer_constraints");
  }

  List<String> roles() {
    return SubscribeRules.rolesOf(info);
  }

  boolean isCapable(String capability) {
    return SubscribeRules.isCapable(info, capability);
  }

  Set<String> capabilities() {
    return Set.copyOf(info.path("capabilities").findValuesAsText("type"));
  }

  Duration failoverTimeout() {
    double seconds = Math.max(0, info.path("failover_timeout").asDouble(0));
    return Duration.ofMillis((long) (seconds * 1000));
  }

  boolean isConnected() {
    return stream != null;
  }

  @Nullable EventStream stream() {
    return stream;
  }

  void connect(@Nullable EventStream newStream) {
    stream = newStream;
  }

  /** Sets the one timer that a framework has: for heartbeats, or for its failover time-out. */
  void timer(EventLoop.@Nullable Timer newTimer) {
    if (timer != null) {
      timer.cancel();
    }
    timer = newTimer;
  }

  /** Sends an event if the framework is there to hear it; else it is lost, as in Mesos. */
  void send(ObjectNode event) {
    if (stream != null) {
      stream.send(event);
    }
  }
}
