package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

final class RpcSecurityTest {

  private final SparkConf conf = new SparkConf(false).setMaster("mesos://host:5050");

  @Test
  void isOnByDefaultWithTheSecretOutOfSight() {
    RpcSecurity.prepare(conf);

    assertThat(conf.get("spark.authenticate")).isEqualTo("true");
    assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
    assertThat(conf.get("spark.network.crypto.saslFallback")).isEqualTo("false");
    assertThat(conf.get(RpcSecurity.SECRET)).isEqualTo(RpcSecurity.PLACEHOLDER);
  }

  @Test
  void whatTheUserSaysWins() {
    RpcSecurity.prepare(conf.set("spark.authenticate", "false"));

    assertThat(RpcSecurity.isOn(conf)).isFalse();
    assertThat(conf.contains(RpcSecurity.SECRET)).isFalse();
  }

  @Test
  void secretOfTheUserIsKept() {
    RpcSecurity.prepare(conf.set(RpcSecurity.SECRET, "own"));

    assertThat(conf.get(RpcSecurity.SECRET)).isEqualTo("own");
  }

  @Test
  void sparksOwnTlsTakesThePlaceOfOurEncryption() {
    RpcSecurity.prepare(conf.set("spark.ssl.rpc.enabled", "true"));

    assertThat(conf.contains("spark.network.crypto.enabled")).isFalse();
    assertThat(RpcSecurity.isOn(conf)).isTrue();
  }

  @Test
  void otherMastersAreLeftAlone() {
    RpcSecurity.prepare(conf.setMaster("spark://host:7077"));

    assertThat(conf.contains("spark.authenticate")).isFalse();
  }
}
