package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;

/** Whether the API server lets a driver in, and do what it needs to do. */
final class Admission {

  private Admission() {}

  static String namespace(SparkConf conf) {
    return conf.get("spark.kubernetes.namespace", "default");
  }

  /** The settings as they are, after the check. */
  static SparkConf checked(SparkConf conf, KubernetesClient client) {
    check(client, namespace(conf), needed(conf));
    return conf;
  }

  private static List<Permission> needed(SparkConf conf) {
    List<Permission> needed = new ArrayList<>(Permission.OF_A_DRIVER);
    if (!conf.getBoolean("spark.kubernetes.executor.disableConfigMap", false)) {
      needed.addAll(Permission.FOR_SETTINGS);
    }
    return needed;
  }

  static void check(KubernetesClient client, String namespace, List<Permission> needed) {
    Reviews reviews = new Reviews(client, namespace);
    List<Permission> missing;
    try {
      missing = reviews.missing(needed);
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403 || e.getCode() == 404) {
        return; // it may not even ask: Spark finds out by trying
      }
      throw new CannotStartException(why(e, client.getMasterUrl().toString()));
    }
    if (!missing.isEmpty()) {
      throw new CannotStartException(
          ("Kubernetes does not let %s use the namespace %s for Spark; its role lacks: %s."
                  + " An administrator can give it the role of examples/kubernetes")
              .formatted(reviews.user(), namespace, list(missing)));
    }
  }

  private static String list(List<Permission> permissions) {
    return String.join(", ", permissions.stream().map(Permission::toString).toList());
  }

  private static String why(KubernetesClientException e, String url) {
    if (e.getCode() == 401) {
      return ("Kubernetes at %s does not accept these credentials: has the token or certificate"
              + " expired? kubectl auth whoami tells")
          .formatted(url);
    }
    return "cannot use Kubernetes at %s: %s".formatted(url, Refusal.message(e));
  }
}
