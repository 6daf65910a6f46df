package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A master from its election to its end, with all it learns meanwhile. Owned by the loop. */
final class Master {

  private final EventLoop loop;
  private final MasterState state;
  private final Offering offering;
  private final Subscriptions subscriptions;
  private final Tasks tasks;
  private final Agents agents;
  private final Acceptance acceptance;
  private final ClusterOptions options;
  private boolean over;

  Master(
      EventLoop loop,
      ClusterOptions options,
      MasterState state,
      JsonNode masterInfo,
      UpdateFaults faults) {
    this.loop = loop;
    this.state = state;
    this.options = options;
    offering = new Offering(loop, state, new Allocator(options.quotas()));
    subscriptions = new Subscriptions(loop, state, offering, options, masterInfo);
    tasks = new Tasks(loop, state, faults);
    agents = new Agents(loop, state, offering, tasks, options);
    acceptance = new Acceptance(state, offering, tasks);
    allocateRegularly();
  }

  private void allocateRegularly() {
    loop.after(
        options.allocationInterval(),
        () -> {
          if (!over) {
            offering.allocate();
            allocateRegularly();
          }
        });
  }

  MasterState state() {
    return state;
  }

  Agents agents() {
    return agents;
  }

  Tasks tasks() {
    return tasks;
  }

  Offering offering() {
    return offering;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** It does not lead any more: streams end, agents and frameworks are on their own. */
  void end() {
    over = true;
    for (Framework framework : List.copyOf(state.frameworks().values())) {
      framework.timer(null);
      EventStream stream = framework.stream();
      framework.connect(null);
      if (stream != null) {
        stream.close();
      }
    }
    agents.end();
  }

  boolean isOver() {
    return over;
  }

  void subscribe(JsonNode call, @Nullable String principal, EventStream stream) {
    if (over) {
      stream.close();
    } else {
      subscriptions.subscribe(call, principal, stream);
    }
  }

  /** Every call but SUBSCRIBE. */
  HttpReply call(JsonNode call, @Nullable String principal, Optional<String> streamId) {
    Framework framework = state.frameworks().get(Json.idOf(call, "framework_id"));
    if (framework == null) {
      return HttpReply.text(400, "Framework cannot be found");
    }
    String owner = framework.info().path("principal").asText("");
    if (principal != null && !principal.equals(owner)) {
      return HttpReply.text(
          400,
          "Authenticated principal '"
              + principal
              + "' does not match principal '"
              + owner
              + "' set in `FrameworkInfo`");
    }
    EventStream stream = framework.stream();
    if (stream == null) {
      return HttpReply.text(403, "Framework is not subscribed");
    }
    if (streamId.isEmpty()) {
      return HttpReply.text(
          400, "All non-subscribe calls should include the 'Mesos-Stream-Id' header");
    }
    if (!streamId.get().equals(stream.id())) {
      return HttpReply.text(
          400,
          "The stream ID '"
              + streamId.get()
              + "' included in this request didn't match the stream ID currently associated with"
              + " framework ID "
              + framework.id());
    }
    return dispatch(framework, call);
  }

  private HttpReply dispatch(Framework framework, JsonNode call) {
    switch (call.path("type").asText()) {
      case "ACCEPT" -> acceptance.accept(framework, call.path("accept"));
      case "DECLINE" -> offering.decline(framework, call.path("decline"));
      case "REVIVE" -> offering.revive(framework, call);
      case "SUPPRESS" -> offering.suppress(framework, call);
      case "KILL" -> tasks.kill(framework, call.path("kill"));
      case "SHUTDOWN" -> tasks.shutdown(framework, call.path("shutdown"));
      case "ACKNOWLEDGE" -> tasks.acknowledge(framework, call.path("acknowledge"));
      case "RECONCILE" -> tasks.reconcile(framework, call.path("reconcile"));
      case "TEARDOWN" -> subscriptions.remove(framework);
      case "UPDATE_FRAMEWORK" -> {
        return subscriptions
            .update(framework, call)
            .map(error -> HttpReply.text(400, error))
            .orElse(HttpReply.empty(200));
      }
      default -> {
        // MESSAGE, REQUEST and inverse offers are taken and go nowhere, see the README's table.
      }
    }
    return HttpReply.empty(202);
  }
}
