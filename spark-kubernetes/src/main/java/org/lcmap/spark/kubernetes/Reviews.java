package org.lcmap.spark.kubernetes;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** Asks the API server who this is, and what it may do in a namespace. */
public final class Reviews {

  private final KubernetesClient client;
  private final String namespace;

  /** Asks through this client, about that namespace. */
  public Reviews(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * Those that the server does not allow, by its own exact answer.
   *
   * @throws KubernetesClientException when it cannot be asked
   */
  public List<Permission> missing(List<Permission> needed) {
    // One question for all of them; its answer may leave out what another authorizer than RBAC
    // allows, so that each that seems to be missing is asked for.
    SelfSubjectRulesReview rules =
        client
            .authorization()
            .v1()
            .selfSubjectRulesReview()
            .create(
                new SelfSubjectRulesReviewBuilder()
                    .withNewSpec()
                    .withNamespace(namespace)
                    .endSpec()
                    .build());
    List<ResourceRule> known = rules.getStatus().getResourceRules();
    return needed.stream()
        .filter(permission -> known.stream().noneMatch(permission::isIn))
        .filter(permission -> !isAllowed(permission))
        .toList();
  }

  private boolean isAllowed(Permission permission) {
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(
            new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb(permission.verb())
                .withResource(permission.resource())
                .endResourceAttributes()
                .endSpec()
                .build())
        .getStatus()
        .getAllowed();
  }

  /** The name by which the server knows this client. */
  public String user() {
    try {
      SelfSubjectReview review = client.resource(new SelfSubjectReview()).create();
      return review.getStatus().getUserInfo().getUsername();
    } catch (KubernetesClientException olderThan128) {
      return "this user";
    }
  }
}
