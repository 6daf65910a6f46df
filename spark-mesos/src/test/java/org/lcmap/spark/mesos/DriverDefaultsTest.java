package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.lcmap.spark.mesos.defaults.ThisMachine;

final class DriverDefaultsTest {

  @Test
  void clusterGetsAnAddressAndOneProcessDoesNot() {
    assertThat(prepared("spark://127.0.0.1:7077", Map.of()).contains("spark.driver.host"))
        .isEqualTo(
            new ThisMachine().defaultAddress().filter(a -> !a.isLoopbackAddress()).isPresent());
    assertThat(prepared("local[*]", Map.of()).contains("spark.driver.host")).isFalse();
  }

  @Test
  void sparksOwnVariablesAreHeeded() {
    assertThat(prepared("spark://127.0.0.1:7077", Map.of("SPARK_LOCAL_IP", "127.0.0.1")))
        .matches(conf -> !conf.contains("spark.driver.host"));
    assertThat(prepared("spark://127.0.0.1:7077", Map.of("SPARK_LOCAL_HOSTNAME", "me")))
        .matches(conf -> !conf.contains("spark.driver.host"));
  }

  private static SparkConf prepared(String master, Map<String, String> environment) {
    SparkConf conf = new SparkConf(false).set("spark.master", master);
    DriverDefaults.prepare(conf, environment, new ThisMachine());
    return conf;
  }
}
