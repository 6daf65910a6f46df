package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How frameworks come, go, come back and are removed; recordings 11, 13 and 21. */
final class Subscriptions {

  private final EventLoop loop;
  private final MasterState state;
  private final Offering offering;
  private final ClusterOptions options;
  private final JsonNode masterInfo;

  Subscriptions(
      EventLoop loop,
      MasterState state,
      Offering offering,
      ClusterOptions options,
      JsonNode masterInfo) {
    this.loop = loop;
    this.state = state;
    this.offering = offering;
    this.options = options;
    this.masterInfo = masterInfo;
  }

  /** SUBSCRIBE: from now on the stream is the framework's, or carries one ERROR and ends. */
  void subscribe(JsonNode call, @Nullable String principal, EventStream stream) {
    JsonNode subscribe = call.path("subscribe");
    String id = Json.idOf(call, "framework_id");
    Optional<String> error =
        SubscribeRules.error(subscribe, options.roles())
            .or(
                () ->
                    state.completed().contains(id)
                        ? Optional.of("Framework has been removed")
                        : Optional.empty());
    if (error.isPresent()) {
      stream.send(Statuses.error(error.get()));
      stream.end();
      return;
    }
    Framework framework = state.frameworks().get(id);
    boolean failedOver = framework != null && framework.isConnected();
    if (framework == null) {
      framework = new Framework(id.isEmpty() ? state.nextFrameworkId() : id, Json.object());
      state.frameworks().put(framework.id(), framework);
    }
    if (failedOver) {
      framework.send(Statuses.error("Framework failed over"));
      end(framework);
      offering.recover(framework);
    }
    framework.change(info(subscribe, framework.id(), principal));
    framework.demand(subscribe);
    framework.connect(stream);
    framework.send(subscribed(framework.id()));
    beat(framework);
    String frameworkId = framework.id();
    List.copyOf(state.agents().values()).forEach(one -> one.agent().resendUpdates(frameworkId));
    if (!failedOver) {
      offering.allocate(); // A failed-over framework waits for the next round, as recorded.
    }
  }

  private static ObjectNode info(JsonNode subscribe, String id, @Nullable String principal) {
    ObjectNode info = subscribe.path("framework_info").deepCopy();
    info.set("id", Json.id(id));
    if (principal != null) {
      info.put("principal", principal);
    }
    return info;
  }

  private ObjectNode subscribed(String frameworkId) {
    ObjectNode event = Json.object().put("type", "SUBSCRIBED");
    ObjectNode body = event.putObject("subscribed");
    body.set("framework_id", Json.id(frameworkId));
    body.put("heartbeat_interval_seconds", options.heartbeatInterval().toMillis() / 1000.0);
    body.set("master_info", masterInfo);
    return event;
  }

  private void beat(Framework framework) {
    framework.send(Json.object().put("type", "HEARTBEAT"));
    framework.timer(loop.after(options.heartbeatInterval(), () -> beat(framework)));
  }

  /** The stream broke: the framework has its failover time-out to come back. */
  void disconnected(EventStream stream) {
    for (Framework framework : List.copyOf(state.frameworks().values())) {
      if (stream.equals(framework.stream())) {
        framework.connect(null);
        offering.recover(framework);
        Duration timeout = framework.failoverTimeout();
        if (timeout.isZero()) {
          framework.timer(null);
          remove(framework);
        } else {
          framework.timer(loop.after(timeout, () -> remove(framework)));
        }
      }
    }
  }

  /** Whether the framework's failover time-out could be made to be over. */
  boolean expire(String frameworkId) {
    Framework framework = state.frameworks().get(frameworkId);
    if (framework == null || framework.isConnected()) {
      return false;
    }
    remove(framework);
    return true;
  }

  /** TEARDOWN, or the end of the failover time-out: everything of the framework goes. */
  void remove(Framework framework) {
    end(framework);
    framework.timer(null);
    offering.recover(framework);
    state.frameworks().remove(framework.id());
    state.completed().add(framework.id());
    state.tasks().keySet().removeIf(key -> key.frameworkId().equals(framework.id()));
    state.executors().keySet().removeIf(key -> key.frameworkId().equals(framework.id()));
    for (var one : List.copyOf(state.agents().values())) {
      if (one.isConnected()) {
        one.agent().shutdown(framework.id());
      }
    }
  }

  private static void end(Framework framework) {
    EventStream stream = framework.stream();
    if (stream != null) {
      stream.end();
    }
    framework.connect(null);
  }

  /** UPDATE_FRAMEWORK; the message of a refusal. */
  Optional<String> update(Framework framework, JsonNode call) {
    JsonNode update = call.path("update_framework");
    JsonNode info = update.path("framework_info");
    for (String field : List.of("principal", "user", "checkpoint")) {
      String before = framework.info().path(field).asText("");
      String after = info.path(field).asText("");
      if (!before.equals(after)) {
        return Optional.of(
            "FrameworkInfo update is not valid: Updating 'FrameworkInfo."
                + field
                + "' is unsupported; attempted to update from '"
                + before
                + "' to '"
                + after
                + "'");
      }
    }
    Optional<String> error = SubscribeRules.error(update, options.roles());
    if (error.isPresent()) {
      return Optional.of("FrameworkInfo update is not valid: " + error.get());
    }
    Set<String> lost = new java.util.HashSet<>(framework.roles());
    framework.change(info);
    framework.demand(update);
    framework.roles().forEach(lost::remove);
    for (var offer : List.copyOf(state.offers().values())) {
      if (offer.frameworkId().equals(framework.id()) && lost.contains(offer.role())) {
        state.offers().remove(offer.id());
        framework.send(Statuses.rescind(offer.id()));
      }
    }
    offering.allocate();
    return Optional.empty();
  }
}
