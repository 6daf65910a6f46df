package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResourceSetTest {

  private static ResourceSet of(String text) {
    return new AgentSpec(text, "").info("127.0.0.1", 1).total();
  }

  @Test
  void addsAndSubtractsFractionsExactly() {
    ResourceSet sum = of("cpus:0.1").plus(of("cpus:0.2"));

    assertThat(sum.scalar("cpus")).isEqualTo(0.3);
    assertThat(sum.minus(of("cpus:0.3")).isEmpty()).isTrue();
  }

  @Test
  void cutsRangesAndJoinsThemAgain() {
    ResourceSet rest = of("ports:[1-10]").minus(of("ports:[4-5]"));

    assertThat(rest.describe("r")).isEqualTo("ports(allocated: r):[1-3, 6-10]");
    assertThat(rest.plus(of("ports:[4-5]")).describe("r")).isEqualTo("ports(allocated: r):[1-10]");
    assertThat(rest.contains(of("ports:[5-6]"))).isFalse();
  }

  @Test
  void keepsReservedAndUnreservedApart() {
    ResourceSet both = of("cpus:4;cpus(prod):2;disks:{a,b}");

    assertThat(both.unreserved().scalar("cpus")).isEqualTo(4);
    assertThat(both.usableBy("prod/sub").scalar("cpus")).isEqualTo(6);
    assertThat(both.contains(of("cpus:5"))).isFalse();
    assertThat(both.minus(of("disks:{a}")).scalar("disks")).isOne();
  }

  @Test
  void writesReservationsInBothFormats() {
    ResourceSet reserved = of("cpus(prod):2");

    assertThat(reserved.json("prod", false).toString())
        .contains("\"role\":\"prod\"")
        .doesNotContain("reservations");
    assertThat(reserved.json("prod", true).toString())
        .contains("\"reservations\":[{\"type\":\"STATIC\",\"role\":\"prod\"}]");
    assertThat(ResourceSet.of(reserved.json("prod", true)).contains(reserved)).isTrue();
  }
}
