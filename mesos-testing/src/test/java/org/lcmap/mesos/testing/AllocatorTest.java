package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllocatorTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final JsonNode NOTHING = Json.object();

  private static Allocator.Free agent(String id, String more) {
    AgentInfo info = new AgentSpec("cpus:4;mem:1024" + more, "rack:r1").info("127.0.0.1", 1);
    return new Allocator.Free(id, info, info.total());
  }

  private static Allocator.Claim claim(String framework, String role, String... capabilities) {
    return new Allocator.Claim(
        framework, role, Set.of(capabilities), NOTHING, NOTHING, new Filters());
  }

  private static List<Allocator.Grant> allocate(
      Map<String, Allocator.Quota> quotas,
      List<Allocator.Free> agents,
      List<Allocator.Claim> claims) {
    ResourceSet total =
        agents.stream().map(Allocator.Free::resources).reduce(ResourceSet.NONE, ResourceSet::plus);
    return new Allocator(quotas).allocate(agents, claims, new Shares(total), NOW);
  }

  @Test
  void sharesAgentsBetweenFrameworksFairly() {
    List<Allocator.Grant> grants =
        allocate(
            Map.of(),
            List.of(agent("a", ""), agent("b", "")),
            List.of(claim("one", "x"), claim("two", "y")));

    assertThat(grants).extracting(Allocator.Grant::frameworkId).containsExactly("one", "two");
  }

  @Test
  void offersReservedResourcesToTheirRoleOnly() {
    List<Allocator.Grant> grants =
        allocate(
            Map.of(),
            List.of(agent("a", ";cpus(prod):2")),
            List.of(claim("one", "dev"), claim("two", "prod")));

    assertThat(grants).hasSize(2);
    assertThat(grants.get(0).resources().scalar("cpus")).isEqualTo(4);
    assertThat(grants.get(1).role()).isEqualTo("prod");
    assertThat(grants.get(1).resources().scalar("cpus")).isEqualTo(2);
  }

  @Test
  void keepsAgentsWithGpusForFrameworksThatKnowGpus() {
    List<Allocator.Free> agents = List.of(agent("a", ";gpus:2"));

    assertThat(allocate(Map.of(), agents, List.of(claim("one", "x")))).isEmpty();
    assertThat(allocate(Map.of(), agents, List.of(claim("one", "x", "GPU_RESOURCES")))).hasSize(1);
  }

  @Test
  void cutsOffersDownToTheLimitOfTheRole() {
    var quota = new Allocator.Quota(Map.of(), Map.of("cpus", 3.0));

    List<Allocator.Grant> grants =
        allocate(Map.of("x", quota), List.of(agent("a", "")), List.of(claim("one", "x")));

    assertThat(grants).hasSize(1);
    assertThat(grants.get(0).resources().scalar("cpus")).isEqualTo(3);
    assertThat(grants.get(0).resources().scalar("mem")).isEqualTo(1024);
  }

  @Test
  void offersNothingThatIsRefused() {
    Allocator.Free agent = agent("a", "");
    Allocator.Claim claim = claim("one", "x");
    claim.filters().refuse("a", "x", agent.resources(), 5, NOW);

    assertThat(allocate(Map.of(), List.of(agent), List.of(claim))).isEmpty();
    claim.filters().clear(Set.of("x"));
    assertThat(allocate(Map.of(), List.of(agent), List.of(claim))).hasSize(1);
  }

  @Test
  void heedsOfferConstraints() {
    JsonNode other =
        Json.parse(
            "{\"role_constraints\":{\"x\":{\"groups\":[{\"attribute_constraints\":[{\"selector\":"
                + "{\"attribute_name\":\"rack\"},\"predicate\":{\"text_equals\":{\"value\":\"r2\"}}}"
                + "]}]}}}");
    var claim = new Allocator.Claim("one", "x", Set.of(), NOTHING, other, new Filters());

    assertThat(allocate(Map.of(), List.of(agent("a", "")), List.of(claim))).isEmpty();
  }
}
