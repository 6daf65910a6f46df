package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** ACCEPT: what becomes of offers; recordings 05, 18 and 19. Owned by the loop. */
final class Acceptance {

  private final MasterState state;
  private final Offering offering;
  private final Tasks tasks;

  Acceptance(MasterState state, Offering offering, Tasks tasks) {
    this.state = state;
    this.offering = offering;
    this.tasks = tasks;
  }

  void accept(Framework framework, JsonNode accept) {
    List<String> ids =
        Json.items(accept.path("offer_ids")).stream().map(id -> id.path("value").asText()).toList();
    Optional<String> error = offersError(framework, ids);
    List<MasterState.Offer> offers = new ArrayList<>();
    for (String id : ids) {
      var offer = state.offers().get(id);
      if (offer != null && offer.frameworkId().equals(framework.id())) {
        state.offers().remove(id);
        offers.add(offer);
      }
    }
    if (error.isPresent()) {
      drop(framework, accept, error.get());
      return;
    }
    String agentId = offers.get(0).agentId();
    String role = offers.get(0).role();
    ResourceSet left =
        offers.stream()
            .map(MasterState.Offer::resources)
            .reduce(ResourceSet.NONE, ResourceSet::plus);
    for (JsonNode operation : accept.path("operations")) {
      left = apply(framework, operation, agentId, role, left);
    }
    offering.refuse(framework, agentId, role, left, accept);
  }

  private Optional<String> offersError(Framework framework, List<String> ids) {
    Set<String> agents = new HashSet<>();
    Set<String> seen = new HashSet<>();
    if (ids.isEmpty()) {
      return Optional.of("No offers specified");
    }
    for (String id : ids) {
      var offer = state.offers().get(id);
      if (!seen.add(id)) {
        return Optional.of("Duplicate offer " + id + " in offer list");
      }
      if (offer == null || !offer.frameworkId().equals(framework.id())) {
        return Optional.of("Offer " + id + " is no longer valid");
      }
      agents.add(offer.agentId());
    }
    return agents.size() == 1
        ? Optional.empty()
        : Optional.of(
            "Aggregated offers must belong to one single agent. Offers use agents "
                + agents.stream().sorted().collect(Collectors.joining(" and ")));
  }

  private void drop(Framework framework, JsonNode accept, String error) {
    String lost = framework.isCapable("PARTITION_AWARE") ? "TASK_DROPPED" : "TASK_LOST";
    for (JsonNode operation : accept.path("operations")) {
      for (JsonNode task : TaskRules.tasksOf(operation)) {
        tasks.tell(
            framework,
            Statuses.byMaster(
                Json.idOf(task, "task_id"),
                Json.idOf(task, "agent_id"),
                lost,
                "REASON_INVALID_OFFERS",
                "Task launched with invalid offers: " + error));
      }
    }
  }

  /** Carries one operation out and returns what it leaves of the offers. */
  private ResourceSet apply(
      Framework framework, JsonNode operation, String agentId, String role, ResourceSet left) {
    Agent agent = java.util.Objects.requireNonNull(state.agents().get(agentId), agentId).agent();
    return switch (operation.path("type").asText()) {
      case "LAUNCH" -> launch(framework, operation, agent, role, left);
      case "LAUNCH_GROUP" -> launchGroup(framework, operation, agent, role, left);
      case "RESERVE" -> {
        ResourceSet to = ResourceSet.of(operation.path("reserve").path("resources"));
        yield convert(agent, left, ResourceSet.withoutLastReservation(to), to);
      }
      case "UNRESERVE" -> {
        ResourceSet from = ResourceSet.of(operation.path("unreserve").path("resources"));
        yield convert(agent, left, from, ResourceSet.withoutLastReservation(from));
      }
      default -> left; // Volumes and disks are not emulated; see the README's table.
    };
  }

  private static ResourceSet convert(
      Agent agent, ResourceSet left, ResourceSet from, ResourceSet to) {
    if (!left.contains(from)) {
      return left; // Mesos drops such an operation without telling the framework.
    }
    agent.changeResources(agent.info().total().minus(from).plus(to));
    return left.minus(from).plus(to);
  }

  private ResourceSet launch(
      Framework framework, JsonNode operation, Agent agent, String role, ResourceSet offered) {
    ResourceSet left = offered;
    for (JsonNode task : TaskRules.tasksOf(operation)) {
      ResourceSet needed = ResourceSet.of(task.path("resources"));
      if (!isRefused(framework, task, agent.id(), role, left, needed)) {
        String executorId = Json.idOf(task, "task_id");
        add(framework, task, executorId, agent.id(), role);
        left = left.minus(needed);
        agent.launch(framework, allocated(task, role), role);
      }
    }
    return left;
  }

  private ResourceSet launchGroup(
      Framework framework, JsonNode operation, Agent agent, String role, ResourceSet left) {
    JsonNode executor = operation.path("launch_group").path("executor");
    ArrayNode members = TaskRules.tasksOf(operation);
    String executorId = Json.idOf(executor, "executor_id");
    TaskKey executorKey = new TaskKey(framework.id(), executorId);
    ResourceSet own =
        state.executors().containsKey(executorKey)
            ? ResourceSet.NONE
            : ResourceSet.of(executor.path("resources"));
    ResourceSet needed =
        Json.items(members).stream()
            .map(task -> ResourceSet.of(task.path("resources")))
            .reduce(own, ResourceSet::plus);
    for (JsonNode task : members) {
      // One bad task spoils the group: the master tells of it and starts none of them.
      if (isRefused(framework, task, agent.id(), role, left, needed)) {
        return left;
      }
    }
    state
        .executors()
        .computeIfAbsent(executorKey, key -> new MasterState.Executor(agent.id(), role, own));
    List<JsonNode> started = new ArrayList<>();
    for (JsonNode task : members) {
      add(framework, task, executorId, agent.id(), role);
      started.add(allocated(task, role));
    }
    agent.launchGroup(framework, executor, started, role);
    return left.minus(needed);
  }

  private boolean isRefused(
      Framework framework,
      JsonNode task,
      String agentId,
      String role,
      ResourceSet left,
      ResourceSet needed) {
    Set<String> known =
        state.tasksOf(framework.id()).stream()
            .map(one -> one.key().taskId())
            .collect(Collectors.toSet());
    Optional<String> error = TaskRules.error(task, agentId, role, left, needed, known);
    error.ifPresent(
        message ->
            tasks.tell(
                framework,
                Statuses.byMaster(
                    Json.idOf(task, "task_id"),
                    Json.idOf(task, "agent_id"),
                    "TASK_ERROR",
                    "REASON_TASK_INVALID",
                    message)));
    return error.isPresent();
  }

  private void add(
      Framework framework, JsonNode task, String executorId, String agentId, String role) {
    TaskKey key = new TaskKey(framework.id(), Json.idOf(task, "task_id"));
    ResourceSet resources = ResourceSet.of(task.path("resources"));
    state.tasks().put(key, new MasterTask(key, agentId, executorId, role, resources));
  }

  /** The task with the allocation filled in that the framework may leave out. */
  private static JsonNode allocated(JsonNode task, String role) {
    ObjectNode copy = task.deepCopy();
    for (JsonNode resource : copy.path("resources")) {
      ((ObjectNode) resource).set("allocation_info", Json.object().put("role", role));
    }
    return copy;
  }
}
