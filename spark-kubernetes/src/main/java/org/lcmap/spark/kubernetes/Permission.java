package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import java.util.List;

/**
 * What a role has to allow to the driver, in the namespace of its executors.
 *
 * @param verb what is done, in the words of Kubernetes
 * @param resource to what, in the plural
 */
public record Permission(String verb, String resource) {

  /** Those that every driver uses: to start, to watch and to end its executors. */
  public static final List<Permission> OF_A_DRIVER =
      List.of(
          new Permission("create", "pods"),
          new Permission("list", "pods"),
          new Permission("watch", "pods"),
          new Permission("get", "pods"),
          new Permission("delete", "pods"),
          new Permission("deletecollection", "pods"));

  /** Those for the settings that executors read from a ConfigMap. */
  public static final List<Permission> FOR_SETTINGS =
      List.of(
          new Permission("create", "configmaps"), new Permission("deletecollection", "configmaps"));

  /** Whether the rule, of a role, allows it for whatever name. */
  boolean isIn(ResourceRule rule) {
    return contains(rule.getVerbs(), verb)
        && contains(rule.getApiGroups(), "")
        && contains(rule.getResources(), resource)
        && (rule.getResourceNames() == null || rule.getResourceNames().isEmpty());
  }

  private static boolean contains(List<String> listed, String wanted) {
    return listed.contains(wanted) || listed.contains("*");
  }

  @Override
  public String toString() {
    return verb + " " + resource;
  }
}
