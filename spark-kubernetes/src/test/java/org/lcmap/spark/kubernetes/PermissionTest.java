package org.lcmap.spark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRuleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PermissionTest {

  private static final Permission CREATE_PODS = new Permission("create", "pods");

  @Test
  void isInARuleThatNamesIt() {
    assertThat(CREATE_PODS.isIn(rule("", "pods", "get", "create"))).isTrue();
    assertThat(CREATE_PODS.isIn(rule("*", "*", "*"))).isTrue();
  }

  @Test
  void isNotInARuleForOthers() {
    assertThat(CREATE_PODS.isIn(rule("", "pods", "get"))).isFalse();
    assertThat(CREATE_PODS.isIn(rule("", "configmaps", "create"))).isFalse();
    assertThat(CREATE_PODS.isIn(rule("apps", "pods", "create"))).isFalse();
  }

  @Test
  void isNotInARuleForOneName() {
    ResourceRule rule = rule("", "pods", "create");
    rule.setResourceNames(List.of("mine"));

    assertThat(CREATE_PODS.isIn(rule)).isFalse();
  }

  private static ResourceRule rule(String group, String resource, String... verbs) {
    return new ResourceRuleBuilder()
        .withApiGroups(group)
        .withResources(resource)
        .withVerbs(verbs)
        .build();
  }
}
