package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides when a user is told why executors do not start: at once when waiting does not help, else
 * after some patience, and not the same again for a while. For one thread at a time.
 */
final class Explainer {

  private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

  /** A JVM takes its time to start on a busy node, so that silence is no sign as early as that. */
  private static final int FOR_SILENCE = 4;

  private final Duration patience;
  private final String driver;
  private final Map<String, Instant> told = new HashMap<>();

  /** Since when a pod, by its name and phase, has been seen. */
  private final Map<String, Instant> seen = new HashMap<>();

  /**
   * @param patience how long a pod may wait; it may run four times as long without a word to the
   *     driver
   * @param driver where executors look for the driver
   */
  Explainer(Duration patience, String driver) {
    this.patience = patience;
    this.driver = driver;
  }

  /** What is to be told about the API server's refusal of a pod. */
  Optional<String> refused(Refusal refusal, int registered, Instant now) {
    return once(refusal.sentence(), registered, now);
  }

  /**
   * What is to be told about the pods.
   *
   * @param pods by the executors' numbers
   * @param registered the numbers of those executors that have come to the driver
   */
  Optional<String> look(Map<String, Pod> pods, Set<String> registered, Instant now) {
    Optional<String> found = Optional.empty();
    Map<String, Instant> still = new HashMap<>();
    for (Map.Entry<String, Pod> entry : pods.entrySet()) {
      Pod pod = entry.getValue();
      if (registered.contains(entry.getKey()) || pod.getStatus() == null) {
        continue;
      }
      String key = entry.getKey() + " " + pod.getStatus().getPhase();
      Instant since = seen.getOrDefault(key, now);
      still.put(key, since);
      boolean patient = now.isBefore(since.plus(patience));
      boolean silent = !now.isBefore(since.plus(patience.multipliedBy(FOR_SILENCE)));
      Optional<Obstacle> obstacle = Obstacle.of(pod);
      if (obstacle.isPresent() && (obstacle.get().lasting() || !patient)) {
        found = found.or(() -> Optional.of(obstacle.get().sentence()));
      } else if ("Running".equals(pod.getStatus().getPhase()) && silent) {
        found = found.or(() -> Optional.of(silent(pod)));
      }
    }
    seen.clear();
    seen.putAll(still);
    return found.flatMap(sentence -> once(sentence, registered.size(), now));
  }

  private String silent(Pod pod) {
    return ("the pod %s runs, but its executor does not come to the driver at %s: can pods reach"
            + " that address (spark.driver.host, spark.driver.port, network policies)? kubectl"
            + " logs %s says more")
        .formatted(pod.getMetadata().getName(), driver, pod.getMetadata().getName());
  }

  private Optional<String> once(String sentence, int registered, Instant now) {
    Instant last = told.get(sentence);
    if (last != null && now.isBefore(last.plus(AGAIN_AFTER))) {
      return Optional.empty();
    }
    told.put(sentence, now);
    String state =
        registered == 0
            ? "no executor has started"
            : "no more executors than " + registered + " have started";
    return Optional.of(state + ": " + sentence);
  }
}
