package org.lcmap.spark.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          spark.mesos.secret, geheim
          spark.mesos.executor.secret.values, geheim
          spark.mesos.executor.docker.parameters, env=A=geheim
          spark.authenticate.secret, geheim
          spark.ssl.keyPassword, geheim
          spark.hadoop.fs.s3a.access.key, geheim
          spark.executorEnv.AWS_SECRET_ACCESS_KEY, geheim
          spark.kubernetes.authenticate.oauthToken, geheim
          """)
  void hidesWhatIsNamedLikeASecret(String name, String value) {
    assertThat(Secrets.shown(name, value)).isEqualTo("(hidden)");
    assertThat(new Given(name, value, new Origin.Option("--conf")).toString())
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          spark.mesos.secret.file, /certs/secret
          spark.mesos.principal, ada
          spark.mesos.executor.secret.envkeys, A
          spark.executor.memory, 4g
          """)
  void showsWhatIsNone(String name, String value) {
    assertThat(Secrets.shown(name, value)).isEqualTo(value);
  }

  @Test
  void hidesSecretsWithinOtherValues() {
    assertThat(
            Secrets.shown(
                "spark.driver.extraJavaOptions", "-Da=b -Dmy.password=geheim -Dtoken='a b' -Dc=d"))
        .isEqualTo("-Da=b -Dmy.password=(hidden) -Dtoken=(hidden) -Dc=d");
    assertThat(Secrets.shown("spark.master", "mesos://zk://ada:geheim@host:2181/mesos"))
        .isEqualTo("mesos://zk://(hidden)@host:2181/mesos");
  }
}
