package org.lcmap.mesos.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostnameCheckTest {

  private static final X509Certificate CERTIFICATE =
      new TestAuthority("authority")
          .issue(
              "master.example.org",
              new GeneralName(GeneralName.dNSName, "*.cluster.example.org"),
              new GeneralName(GeneralName.iPAddress, "10.0.0.1"),
              new GeneralName(GeneralName.iPAddress, "fe80::1"))
          .certificate();

  private static HostnameCheck strict(boolean verifyIp) {
    return new HostnameCheck(HostnameScheme.OPENSSL, verifyIp, UnaryOperator.identity());
  }

  @ParameterizedTest
  @CsvSource({
    "master.example.org, true",
    "MASTER.example.org, true",
    "m1.cluster.example.org, true",
    "a.b.cluster.example.org, false",
    "cluster.example.org, false",
    "other.example.org, false",
    "10.0.0.1, true",
    "10.0.0.2, false",
    "fe80:0:0:0:0:0:0:1, true",
  })
  void comparesNamesAndAddresses(String host, boolean fits) {
    assertThat(catchThrowable(() -> strict(true).check(host, CERTIFICATE)) == null).isEqualTo(fits);
  }

  @Test
  void addressesDoNotCountWhenToldSo() {
    assertThatThrownBy(() -> strict(false).check("10.0.0.1", CERTIFICATE))
        .hasMessageContaining("LIBPROCESS_SSL_VERIFY_IPADD is false");
  }

  @Test
  void legacyComparesWhatTheReverseLookupGives() throws Exception {
    HostnameCheck legacy =
        new HostnameCheck(HostnameScheme.LEGACY, false, host -> "m7.cluster.example.org");
    legacy.check("10.9.9.9", CERTIFICATE);

    HostnameCheck other = new HostnameCheck(HostnameScheme.LEGACY, false, host -> "evil.org");
    assertThatThrownBy(() -> other.check("master.example.org", CERTIFICATE))
        .hasMessageContaining("not for 'evil.org'");
  }

  @Test
  void saysForWhomTheCertificateIs() {
    assertThatThrownBy(() -> strict(true).check("m1", CERTIFICATE))
        .hasMessageContaining("*.cluster.example.org, master.example.org")
        .hasMessageContaining("10.0.0.1")
        .hasMessageContaining("not for 'm1'");
  }
}
