package org.lcmap.mesos.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibprocessEnvironmentTest {

  private static final Path CERTS = Path.of("/certs");

  private static TlsSettings read(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>(Map.of("LIBPROCESS_SSL_ENABLED", "1"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put("LIBPROCESS_SSL_" + namesAndValues[i], namesAndValues[i + 1]);
    }
    return LibprocessEnvironment.read(environment, CERTS).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", ""})
  void isOffUnlessEnabled(String value) {
    assertThat(LibprocessEnvironment.read(Map.of("LIBPROCESS_SSL_ENABLED", value), CERTS))
        .isEmpty();
    assertThat(LibprocessEnvironment.read(Map.of(), CERTS)).isEmpty();
  }

  @Test
  void fallsBackToTheDefaultFiles() {
    TlsSettings settings = read();

    assertThat(settings.certificate()).contains(Path.of("/certs/mesos.crt"));
    assertThat(settings.key()).contains(Path.of("/certs/mesos.key"));
    assertThat(settings.verifyServer()).isTrue();
    assertThat(settings.verifyIp()).isTrue();
    assertThat(settings.verifyDepth()).isEqualTo(4);
    assertThat(settings.hostnames()).isEqualTo(HostnameScheme.OPENSSL);
    assertThat(settings.protocols()).containsExactly("TLSv1.2");
  }

  @Test
  void takesEverySetting() {
    TlsSettings settings =
        read(
            "CERT_FILE",
            "/a/c.pem",
            "KEY_FILE",
            "/a/k.pem",
            "CA_FILE",
            "/a/ca.pem",
            "CA_DIR",
            "/a/ca",
            "VERIFY_DEPTH",
            "2",
            "VERIFY_IPADD",
            "false",
            "HOSTNAME_VALIDATION_SCHEME",
            "legacy",
            "ENABLE_TLS_V1_3",
            "true",
            "ENABLE_TLS_V1_2",
            "0");

    assertThat(settings.certificate()).contains(Path.of("/a/c.pem"));
    assertThat(settings.key()).contains(Path.of("/a/k.pem"));
    assertThat(settings.authorities()).containsExactly(Path.of("/a/ca.pem"), Path.of("/a/ca"));
    assertThat(settings.verifyDepth()).isEqualTo(2);
    assertThat(settings.verifyIp()).isFalse();
    assertThat(settings.hostnames()).isEqualTo(HostnameScheme.LEGACY);
    assertThat(settings.protocols()).containsExactly("TLSv1.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSL_V3", "TLS_V1_0", "TLS_V1_1"})
  void leavesVersionsThatAreNotSafeOff(String version) {
    assertThat(read("ENABLE_" + version, "true").protocols()).containsExactly("TLSv1.2");
  }

  @ParameterizedTest
  @CsvSource({
    "VERIFY_SERVER_CERT, false, false",
    "VERIFY_CERT, false, false",
    "VERIFY_CERT, true, true",
    "REQUIRE_CERT, true, true",
  })
  void verifiesTheServerUnlessToldOtherwise(String name, String value, boolean verified) {
    assertThat(read(name, value).verifyServer()).isEqualTo(verified);
  }

  @Test
  void requiredCertificatesAreVerifiedWhateverElseIsSaid() {
    assertThat(read("REQUIRE_CERT", "1", "VERIFY_CERT", "0").verifyServer()).isTrue();
  }

  @Test
  void translatesCiphersAndLeavesOutThoseThatTheJvmLacks() {
    assertThat(
            read("CIPHERS", "AES128-SHA:RC4-SHA:ECDHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-SHA256")
                .ciphers())
        .containsExactly(
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256");
    assertThatThrownBy(() -> read("CIPHERS", "RC4-SHA"))
        .hasMessageContaining("names no cipher that this JVM has");
  }

  @ParameterizedTest
  @CsvSource({
    "VERIFY_CERT, maybe, LIBPROCESS_SSL_VERIFY_CERT is 'maybe'",
    "VERIFY_DEPTH, deep, LIBPROCESS_SSL_VERIFY_DEPTH is 'deep'",
    "HOSTNAME_VALIDATION_SCHEME, none, where legacy or openssl is allowed",
    "ENABLE_TLS_V1_2, false, no TLS is left",
  })
  void explainsAValueThatCannotBe(String name, String value, String message) {
    assertThatThrownBy(() -> read(name, value))
        .isInstanceOf(SecurityFileException.class)
        .hasMessageContaining(message);
  }
}
