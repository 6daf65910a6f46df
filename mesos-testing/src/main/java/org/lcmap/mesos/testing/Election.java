package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How masters agree on who leads: the one that has been there longest. */
interface Election extends AutoCloseable {

  /** A master's standing for election. */
  interface Candidacy {
    /** Stands down, or is found dead. */
    void leave();
  }

  /**
   * Stands for election.
   *
   * @param masterInfo what others learn of the candidate
   * @param leaderChanged is told the leader's MasterInfo, or none, at every change; on the loop
   */
  Candidacy enter(JsonNode masterInfo, Consumer<Optional<JsonNode>> leaderChanged);

  @Override
  void close();

  /** An election without ZooKeeper, for clusters that have none. Owned by the loop. */
  final class Local implements Election {

    private record Candidate(JsonNode info, Consumer<Optional<JsonNode>> leaderChanged) {}

    private final List<Candidate> candidates = new ArrayList<>();

    @Override
    public Candidacy enter(JsonNode masterInfo, Consumer<Optional<JsonNode>> leaderChanged) {
      Candidate candidate = new Candidate(masterInfo, leaderChanged);
      candidates.add(candidate);
      tell();
      return () -> {
        candidates.remove(candidate);
        tell();
      };
    }

    private void tell() {
      Optional<JsonNode> leader = candidates.stream().findFirst().map(Candidate::info);
      List.copyOf(candidates).forEach(candidate -> candidate.leaderChanged().accept(leader));
    }

    @Override
    public void close() {
      candidates.clear();
    }
  }
}
