package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.LogEntry;
import org.apache.spark.scheduler.cluster.k8s.ExecutorPodsAllocator;
import org.apache.spark.scheduler.cluster.k8s.ExecutorPodsSnapshot;
import org.apache.spark.scheduler.cluster.k8s.ExecutorPodsSnapshotsStore;
import org.apache.spark.scheduler.cluster.k8s.KubernetesClusterSchedulerBackend;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBuilder;
import org.apache.spark.util.Clock;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Spark's own allocator of executor pods, which also says what Spark keeps to itself: which
 * permission is missing, and why no executor starts. Spark makes it by the setting {@code
 * spark.kubernetes.allocation.pods.allocator}, and calls it on threads of its own.
 */
public final class ExplainingPodsAllocator extends ExecutorPodsAllocator {

  private static final System.Logger LOG =
      System.getLogger(ExplainingPodsAllocator.class.getName());
  private static final long BETWEEN_LOOKS_MILLIS = 1000;

  private final ExecutorPodsSnapshotsStore store;
  private final Clock clock;
  private final String namespace;
  private final Explainer explainer;
  private @Nullable KubernetesClusterSchedulerBackend backend;
  private Map<String, Pod> pods = Map.of();

  /**
   * As Spark calls it.
   *
   * @throws CannotStartException when the API server cannot be used, or permissions are missing
   */
  public ExplainingPodsAllocator(
      SparkConf conf,
      SecurityManager security,
      KubernetesExecutorBuilder builder,
      KubernetesClient client,
      ExecutorPodsSnapshotsStore store,
      Clock clock) {
    super(Admission.checked(conf, client), security, builder, client, store, clock);
    this.store = store;
    this.clock = clock;
    this.namespace = Admission.namespace(conf);
    this.explainer =
        new Explainer(
            Duration.ofSeconds(conf.getTimeAsSeconds("spark.kubernetes.explainAfter", "15s")),
            conf.get("spark.driver.host", "?") + ":" + conf.get("spark.driver.port", "?"));
  }

  @Override
  public void start(String applicationId, KubernetesClusterSchedulerBackend schedulerBackend) {
    synchronized (explainer) {
      backend = schedulerBackend;
    }
    super.start(applicationId, schedulerBackend);
    store.addSubscriber(
        BETWEEN_LOOKS_MILLIS,
        snapshots -> {
          look(snapshots);
          return BoxedUnit.UNIT;
        });
  }

  private void look(Seq<ExecutorPodsSnapshot> snapshots) {
    synchronized (explainer) {
      if (!snapshots.isEmpty()) {
        pods = pods(snapshots.last());
      }
      explainer.look(pods, registered(), now()).ifPresent(ExplainingPodsAllocator::say);
    }
  }

  private static Map<String, Pod> pods(ExecutorPodsSnapshot snapshot) {
    Map<String, Pod> byNumber = new TreeMap<>();
    CollectionConverters.asJava(snapshot.executorPods())
        .forEach((number, state) -> byNumber.put(String.valueOf(number), state.pod()));
    return byNumber;
  }

  /**
   * Spark tells of a pod that was refused by this alone; see {@link #registerPodCreationFailure}.
   */
  @Override
  public void logError(LogEntry entry, Throwable failure) {
    if (!(failure instanceof KubernetesClientException refused)) {
      super.logError(entry, failure);
      return;
    }
    Refusal refusal = Refusal.of(refused, namespace);
    synchronized (explainer) {
      explainer
          .refused(refusal, registered().size(), now())
          .ifPresent(ExplainingPodsAllocator::say);
    }
    if (!refusal.mayPass()) {
      super.registerPodCreationFailure();
    }
  }

  /**
   * Spark ends the application after a few of these. A quota that is full for now is no reason to:
   * which refusals count is decided where their cause is known.
   */
  @Override
  public int registerPodCreationFailure() {
    return 0;
  }

  private Set<String> registered() {
    if (backend == null) {
      return Set.of();
    }
    List<String> ids = new ArrayList<>(CollectionConverters.asJava(backend.getExecutorIds()));
    return new HashSet<>(ids);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.getTimeMillis());
  }

  private static void say(String sentence) {
    LOG.log(Level.WARNING, sentence);
  }
}
