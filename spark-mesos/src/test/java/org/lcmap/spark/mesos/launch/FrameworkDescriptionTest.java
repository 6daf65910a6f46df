package org.lcmap.spark.mesos.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.FrameworkInfo.Capability;

final class FrameworkDescriptionTest {

  @Test
  void aPlainApplicationIsDescribedWithSafeDefaults() {
    FrameworkInfo info = describe("spark.driver.host", "driver.example.org");

    assertThat(info.user()).isEqualTo("me");
    assertThat(info.name()).isEqualTo("app");
    assertThat(info.hostname()).contains("driver.example.org");
    assertThat(info.webuiUrl()).contains("http://driver:4040");
    assertThat(info.roles()).containsExactly("*");
    assertThat(info.role()).isEmpty();
    assertThat(info.failoverTimeout()).contains(120.0);
    assertThat(info.checkpoint()).contains(true);
    assertThat(info.principal()).isEmpty();
    assertThat(info.id()).isEmpty();
    assertThat(info.capabilities())
        .containsExactly(
            Capability.of(Capability.Type.MULTI_ROLE),
            Capability.of(Capability.Type.PARTITION_AWARE),
            Capability.of(Capability.Type.TASK_KILLING_STATE),
            Capability.of(Capability.Type.RESERVATION_REFINEMENT));
  }

  @Test
  void settingsAreToldToTheMaster() {
    FrameworkInfo info =
        describe(
            "spark.mesos.user", "agents-user",
            "spark.mesos.role", "science",
            "spark.mesos.principal", "me",
            "spark.mesos.driver.webui.url", "http://webui",
            "spark.mesos.driver.failoverTimeout", "3.0",
            "spark.mesos.driver.frameworkId", "fw-1",
            "spark.mesos.checkpoint", "false",
            "spark.mesos.gpus.max", "2",
            "spark.mesos.revocable", "true");

    assertThat(info.user()).isEqualTo("agents-user");
    assertThat(info.roles()).containsExactly("science");
    assertThat(info.principal()).contains("me");
    assertThat(info.webuiUrl()).contains("http://webui");
    assertThat(info.failoverTimeout()).contains(3.0);
    assertThat(info.id().map(Object::toString)).contains("fw-1");
    assertThat(info.checkpoint()).contains(false);
    assertThat(info.capabilities())
        .contains(
            Capability.of(Capability.Type.GPU_RESOURCES),
            Capability.of(Capability.Type.REVOCABLE_RESOURCES));
  }

  @Test
  void withoutASparkUiThereIsNoLink() {
    assertThat(FrameworkDescription.of(Launches.settings(), "me", "").webuiUrl()).isEmpty();
  }

  private static FrameworkInfo describe(String... pairs) {
    return FrameworkDescription.of(Launches.settings(pairs), "me", "http://driver:4040");
  }
}
