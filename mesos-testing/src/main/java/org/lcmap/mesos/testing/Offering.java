package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes, rescinds and takes back a master's offers. Owned by the loop. */
final class Offering {

  private final EventLoop loop;
  private final MasterState state;
  private final Allocator allocator;

  Offering(EventLoop loop, MasterState state, Allocator allocator) {
    this.loop = loop;
    this.state = state;
    this.allocator = allocator;
  }

  /** Offers what is free to whom it is due. */
  void allocate() {
    Instant now = loop.now();
    List<Allocator.Grant> grants = allocator.allocate(free(), claims(), state.shares(), now);
    Map<String, ObjectNode> events = new LinkedHashMap<>();
    for (Allocator.Grant grant : grants) {
      var offer =
          new MasterState.Offer(
              state.nextOfferId(),
              grant.frameworkId(),
              grant.agentId(),
              grant.role(),
              grant.resources());
      state.offers().put(offer.id(), offer);
      ObjectNode event =
          events.computeIfAbsent(grant.frameworkId(), id -> Json.object().put("type", "OFFERS"));
      event.withObject("/offers").withArray("offers").add(json(offer));
    }
    events.forEach((frameworkId, event) -> framework(frameworkId).send(event));
  }

  private List<Allocator.Free> free() {
    Map<String, ResourceSet> used = state.used();
    List<Allocator.Free> free = new ArrayList<>();
    state
        .agents()
        .forEach(
            (id, one) -> {
              if (one.isConnected() && !one.agent().isDraining()) {
                AgentInfo info = one.agent().info();
                ResourceSet taken = used.getOrDefault(id, ResourceSet.NONE);
                free.add(new Allocator.Free(id, info, info.total().minus(taken)));
              }
            });
    return free;
  }

  private List<Allocator.Claim> claims() {
    List<Allocator.Claim> claims = new ArrayList<>();
    for (Framework framework : state.frameworks().values()) {
      if (framework.isConnected()) {
        framework.roles().stream()
            .filter(role -> !framework.suppressed().contains(role))
            .forEach(role -> claims.add(claim(framework, role)));
      }
    }
    return claims;
  }

  private static Allocator.Claim claim(Framework framework, String role) {
    JsonNode filters = framework.info().path("offer_filters").path(role);
    return new Allocator.Claim(
        framework.id(),
        role,
        framework.capabilities(),
        filters.path("min_allocatable_resources").path("quantities"),
        framework.constraints(),
        framework.filters());
  }

  private ObjectNode json(MasterState.Offer offer) {
    AgentInfo agent = registration(offer.agentId()).agent().info();
    ObjectNode json = Json.object();
    json.set("id", Json.id(offer.id()));
    json.set("framework_id", Json.id(offer.frameworkId()));
    json.set("agent_id", Json.id(offer.agentId()));
    json.put("hostname", agent.hostname());
    json.set("url", agent.url());
    Framework framework = framework(offer.frameworkId());
    // Frameworks of the old kind, with one role, know that they are offered it.
    String role = framework.isCapable("MULTI_ROLE") ? offer.role() : "";
    boolean refined = framework.isCapable("RESERVATION_REFINEMENT");
    json.set("resources", offer.resources().json(role, refined));
    if (!agent.attributes().isEmpty()) {
      json.set("attributes", agent.attributes());
    }
    ArrayNode executors = Json.object().putArray("executor_ids");
    state
        .executors()
        .forEach(
            (key, executor) -> {
              if (key.frameworkId().equals(offer.frameworkId())
                  && executor.agentId().equals(offer.agentId())) {
                executors.add(Json.id(key.taskId()));
              }
            });
    if (!executors.isEmpty()) {
      json.set("executor_ids", executors);
    }
    if (!role.isEmpty()) {
      json.set("allocation_info", Json.object().put("role", role));
    }
    return json;
  }

  /** DECLINE. */
  void decline(Framework framework, JsonNode decline) {
    for (JsonNode id : decline.path("offer_ids")) {
      var offer = state.offers().get(id.path("value").asText());
      if (offer != null && offer.frameworkId().equals(framework.id())) {
        state.offers().remove(offer.id());
        refuse(framework, offer.agentId(), offer.role(), offer.resources(), decline);
      }
    }
  }

  void refuse(Framework framework, String agentId, String role, ResourceSet rest, JsonNode call) {
    framework.filters().refuse(agentId, role, rest, Filters.seconds(call), loop.now());
  }

  /** SUPPRESS; without roles, of all. */
  void suppress(Framework framework, JsonNode call) {
    framework.suppressed().addAll(roles(framework, call.path("suppress")));
  }

  /** REVIVE: offers are wanted again, and nothing stays refused. */
  void revive(Framework framework, JsonNode call) {
    Set<String> roles = roles(framework, call.path("revive"));
    framework.suppressed().removeAll(roles);
    framework.filters().clear(roles);
    allocate();
  }

  private static Set<String> roles(Framework framework, JsonNode body) {
    Set<String> named = new HashSet<>(Json.texts(body.path("roles")));
    if (named.isEmpty()) {
      return new HashSet<>(framework.roles());
    }
    named.retainAll(framework.roles());
    return named;
  }

  /** Takes a framework's offers back without a word, because it is not there to hear it. */
  void recover(Framework framework) {
    state.offers().values().removeIf(offer -> offer.frameworkId().equals(framework.id()));
    framework.filters().clear(new HashSet<>(framework.roles()));
  }

  /** Takes the offers of an agent back and says so. */
  void rescind(String agentId) {
    for (var offer : List.copyOf(state.offers().values())) {
      if (offer.agentId().equals(agentId)) {
        state.offers().remove(offer.id());
        framework(offer.frameworkId()).send(Statuses.rescind(offer.id()));
      }
    }
  }

  private Framework framework(String id) {
    return java.util.Objects.requireNonNull(state.frameworks().get(id), id);
  }

  private MasterState.Registration registration(String id) {
    return java.util.Objects.requireNonNull(state.agents().get(id), id);
  }
}
