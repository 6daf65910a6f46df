package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the API server did not take an executor's pod, in a sentence.
 *
 * @param sentence for the user: what is wrong, and what to try
 * @param mayPass whether it can go away by itself: others' pods end, and the quota is free again
 */
public record Refusal(String sentence, boolean mayPass) {

  private static final Pattern QUOTA = Pattern.compile("exceeded quota: ([^,]+), (.*)");
  private static final Pattern LIMITS = Pattern.compile("failed quota: ([^:]+): must specify (.*)");
  private static final Pattern SECURITY = Pattern.compile("violates PodSecurity (.*)");

  /** Of an exception that the client threw when it made a pod in the namespace. */
  public static Refusal of(KubernetesClientException refused, String namespace) {
    String message = message(refused);
    Matcher quota = QUOTA.matcher(message);
    if (quota.find()) {
      return new Refusal(
          ("the quota %s of the namespace %s has no room for an executor: %s;"
                  + " ask for less (--executor-cores, --executor-memory), or wait until others end")
              .formatted(quota.group(1), namespace, quota.group(2)),
          true);
    }
    Matcher limits = LIMITS.matcher(message);
    if (limits.find()) {
      return new Refusal(
          ("the quota %s of the namespace %s wants each pod to name its %s: set"
                  + " spark.kubernetes.executor.limit.cores, or ask its administrator for a"
                  + " LimitRange")
              .formatted(limits.group(1), namespace, limits.group(2).split(" ", 2)[0]),
          false);
    }
    Matcher security = SECURITY.matcher(message);
    if (security.find()) {
      return new Refusal(
          ("the namespace %s does not allow such pods, its Pod Security is %s; start from a pod"
                  + " template that allows less (spark.kubernetes.executor.podTemplateFile)")
              .formatted(namespace, security.group(1)),
          false);
    }
    return new Refusal(
        "Kubernetes does not take the executor's pod: " + message, maybeLater(refused.getCode()));
  }

  /** No answer, too many questions, or trouble of the server's own. */
  private static boolean maybeLater(int code) {
    return code <= 0 || code == 429 || code >= 500;
  }

  /** The server's own words, where it said something. */
  public static String message(KubernetesClientException refused) {
    if (refused.getStatus() != null && refused.getStatus().getMessage() != null) {
      return refused.getStatus().getMessage();
    }
    Throwable last = refused;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String text = String.valueOf(last.getMessage());
    return last == refused ? text : last.getClass().getSimpleName() + ": " + text;
  }
}
