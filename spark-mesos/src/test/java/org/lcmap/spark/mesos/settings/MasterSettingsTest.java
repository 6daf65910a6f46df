package org.lcmap.spark.mesos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.security.Credentials;

final class MasterSettingsTest {

  @TempDir private Path folder;

  @Test
  void settingsComeBeforeVariablesBeforeFilesBeforeWhatWasHandedOut() throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("SPARK_HOME", "/s"));
    String[] beside = {"spark.mesos.tls.folder", folder.toString()};
    file("mesos.principal", "beside\n");
    file("mesos.secret", "s7\n");
    assertThat(header(environment, beside)).isEqualTo(basic("beside", "s7"));

    environment.put("MESOS_PRINCIPAL_FILE", file("p6", "guides-file"));
    environment.put("MESOS_SECRET_FILE", file("s6", "s6"));
    assertThat(header(environment, beside)).isEqualTo(basic("guides-file", "s6"));

    environment.put("MESOS_PRINCIPAL", "guide");
    environment.put("MESOS_SECRET", "s5");
    assertThat(header(environment, beside)).isEqualTo(basic("guide", "s5"));

    environment.put("SPARK_MESOS_PRINCIPAL_FILE", file("p4", "file-by-variable\n"));
    environment.put("SPARK_MESOS_SECRET_FILE", file("s4", "s4\n"));
    assertThat(header(environment)).isEqualTo(basic("file-by-variable", "s4"));

    String[] files = {
      "spark.mesos.principal.file", file("p3", "file\r\n"),
      "spark.mesos.secret.file", file("s3", "s3\n")
    };
    assertThat(header(environment, files)).isEqualTo(basic("file", "s3"));

    environment.put("SPARK_MESOS_PRINCIPAL", "variable");
    environment.put("SPARK_MESOS_SECRET", "s2");
    assertThat(header(environment, files)).isEqualTo(basic("variable", "s2"));

    assertThat(header(environment, "spark.mesos.principal", "setting", "spark.mesos.secret", "s1"))
        .isEqualTo(basic("setting", "s1"));
  }

  @Test
  void aPrincipalAloneIsNamedToTheMasterWithoutCredentials() {
    MasterSettings master = Settings.of("spark.mesos.principal", "me").master();

    assertThat(master.principal()).contains("me");
    assertThat(master.credentials()).isEmpty();
  }

  @Test
  void aSecretWithoutAPrincipalIsRefusedAndNotShown() {
    assertThat(Settings.problems("spark.mesos.secret", "hush"))
        .containsExactly(
            "spark.mesos.secret is set and spark.mesos.principal is not: set both or none");
  }

  @Test
  void aFileThatIsMissingOrEmptyIsNamed() throws IOException {
    assertThat(Settings.problems("spark.mesos.principal.file", "/nonexistent/p"))
        .containsExactly(
            "spark.mesos.principal.file is '/nonexistent/p': it has to be a file that can be read");
    String empty = file("empty", "\n");
    assertThat(Settings.problems("spark.mesos.principal.file", empty))
        .containsExactly("spark.mesos.principal.file is '" + empty + "': that file is empty");
  }

  @Test
  void noTextOfTheSettingsHoldsASecret() {
    SparkMesosSettings settings =
        Settings.of(
            "spark.mesos.principal", "me",
            "spark.mesos.secret", "hush1",
            "spark.mesos.executor.secret.values", "hush2",
            "spark.mesos.executor.secret.envkeys", "A",
            "spark.executorEnv.B", "hush3",
            "spark.mesos.executor.docker.parameters", "env=hush4",
            "spark.executor.uri", "https://u:hush5@h/spark.tgz?token=hush6");

    assertThat(settings.toString()).doesNotContain("hush").contains("me");
  }

  @Test
  void tlsIsSpokenWhenTheFolderHoldsCertificates() throws IOException {
    file("mesos.crt", "");
    file("mesos.key", "");
    file("trustedroot.crt", "");

    MasterSettings master = Settings.of("spark.mesos.tls.folder", folder.toString()).master();

    assertThat(master.tls()).isPresent();
    assertThat(master.tls().get().certificate()).contains(folder.resolve("mesos.crt"));
    assertThat(master.tls().get().verifyServer()).isTrue();
    assertThat(
            Settings.of(
                    "spark.mesos.tls.folder", folder.toString(), "spark.mesos.tls.enabled", "false")
                .master()
                .tls())
        .isEmpty();
    assertThat(Settings.of().master().tls()).isEmpty();
  }

  @Test
  void tlsSettingsGoBeforeTheVariablesOfLibprocess() {
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME", "/s",
            "LIBPROCESS_SSL_ENABLED", "1",
            "LIBPROCESS_SSL_CERT_FILE", "/v.crt",
            "LIBPROCESS_SSL_KEY_FILE", "/v.key",
            "LIBPROCESS_SSL_CA_FILE", "/v.ca");

    MasterSettings master =
        Settings.of(
                environment,
                "spark.mesos.tls.caFile",
                "/s.ca",
                "spark.mesos.tls.verifyServer",
                "false")
            .master();

    assertThat(master.tls()).isPresent();
    assertThat(master.tls().get().certificate()).contains(Path.of("/v.crt"));
    assertThat(master.tls().get().authorities()).containsExactly(Path.of("/s.ca"));
    assertThat(master.tls().get().verifyServer()).isFalse();
  }

  @Test
  void aCertificateWithoutItsKeyIsRefused() {
    assertThat(Settings.problems("spark.mesos.tls.certFile", "/c.crt"))
        .containsExactly(
            "TLS: a certificate needs its key, and a key its certificate: give both or none");
  }

  private static String header(Map<String, String> environment, String... pairs) {
    return Settings.of(environment, pairs)
        .master()
        .credentials()
        .map(Credentials::authorization)
        .orElse("none");
  }

  private static String basic(String principal, String secret) {
    return Credentials.of(principal, secret).authorization();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
