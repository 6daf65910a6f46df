package org.lcmap.spark.mesos.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of an application on Kubernetes that its user left open. Docs: {@code
 * docs/adr/0110-kubernetes-defaults.md}.
 *
 * @param home of the runtime, where the pod template is
 * @param python whether executors run Python
 */
public record KubernetesDefaults(Optional<String> home, boolean python) {

  /** As many cores as on Mesos when nobody asks for more. */
  private static final int CORES = 32;

  /** Those that are asked for at once; more, or fewer, when there is work for them, or none. */
  private static final int FIRST_EXECUTORS = 8;

  private static final int SPARKS_EXECUTORS = 2;

  private static final String DYNAMIC = "spark.dynamicAllocation.";
  private static final String CORES_MAX = "spark.cores.max";
  private static final String INSTANCES = "spark.executor.instances";
  private static final String CLAIMS = "spark.kubernetes.executor.volumes.persistentVolumeClaim.";
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String OVERHEAD_FACTOR = "spark.kubernetes.memoryOverheadFactor";

  /**
   * Answers what to add.
   *
   * @param given what the user set
   * @param access none when only the user's own settings sign in
   */
  public Map<String, String> complete(Map<String, String> given, Optional<Access> access) {
    Map<String, String> defaults = new LinkedHashMap<>();
    access.ifPresent(found -> place(found, given, defaults));
    home.ifPresent(
        place ->
            defaults.put(
                "spark.kubernetes.executor.podTemplateFile",
                place + "/etc/kubernetes/executor.yaml"));
    fleet(given, defaults);
    end(defaults);
    if (python && !given.containsKey(OVERHEAD) && !given.containsKey(OVERHEAD + "Factor")) {
      // Spark knows a Python job only in cluster mode, and gives it this share for its workers.
      defaults.put(OVERHEAD_FACTOR, "0.4");
    }
    pods(given, defaults);
    defaults.keySet().removeAll(given.keySet());
    return defaults;
  }

  private static void place(
      Access access, Map<String, String> given, Map<String, String> defaults) {
    defaults.put("spark.kubernetes.namespace", access.namespace());
    if (access instanceof Access.Context context && !context.current()) {
      defaults.put("spark.kubernetes.context", context.name());
    }
    if (access instanceof Access.ServiceAccount account) {
      // The driver's pod takes its executors along when it goes; only within one namespace.
      String namespace = given.getOrDefault("spark.kubernetes.namespace", account.namespace());
      if (namespace.equals(account.namespace())) {
        account.pod().ifPresent(pod -> defaults.put("spark.kubernetes.driver.pod.name", pod));
      }
    }
  }

  /**
   * A share of the cluster that follows the work: --total-executor-cores is the most, as on Mesos.
   */
  private static void fleet(Map<String, String> given, Map<String, String> defaults) {
    if (given.containsKey(INSTANCES) || given.containsKey(DYNAMIC + "enabled")) {
      return;
    }
    int cores = number(given, "spark.executor.cores", 1);
    int most = Math.max(1, number(given, CORES_MAX, CORES) / cores);
    int first = given.containsKey(CORES_MAX) ? FIRST_EXECUTORS : SPARKS_EXECUTORS;
    most = number(given, DYNAMIC + "maxExecutors", most);
    first = Math.min(most, Math.max(first, number(given, DYNAMIC + "minExecutors", 0)));
    defaults.put(DYNAMIC + "enabled", "true");
    defaults.put(DYNAMIC + "initialExecutors", Integer.toString(first));
    defaults.put(DYNAMIC + "maxExecutors", Integer.toString(most));
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    try {
      return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)).strip());
    } catch (NumberFormatException e) {
      return otherwise; // Spark refuses it, in its own words
    }
  }

  /** The driver needs no right but on pods: executors have their image's settings. */
  private static void pods(Map<String, String> given, Map<String, String> defaults) {
    defaults.put("spark.kubernetes.executor.disableConfigMap", "true");
    defaults.put("spark.kubernetes.driver.service.deleteOnTermination", "false");
    if (given.keySet().stream().noneMatch(name -> name.startsWith(CLAIMS))) {
      defaults.put("spark.kubernetes.driver.ownPersistentVolumeClaim", "false");
    }
  }

  /** An executor that is sent away hands on what it holds, within the time that its pod has. */
  private static void end(Map<String, String> defaults) {
    defaults.put("spark.decommission.enabled", "true");
    defaults.put("spark.storage.decommission.enabled", "true");
    // Spark looks but every 30 s whether all that it holds has arrived elsewhere.
    defaults.put("spark.storage.decommission.replicationReattemptInterval", "5s");
    defaults.put("spark.executor.decommission.signal", "TERM");
    defaults.put("spark.kubernetes.executor.terminationGracePeriodSeconds", "60");
  }
}
