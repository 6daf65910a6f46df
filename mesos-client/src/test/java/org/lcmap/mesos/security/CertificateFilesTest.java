package org.lcmap.mesos.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.security.TestAuthority.Identity;

/** What a report on the files tells besides what is wrong with them. */
class CertificateFilesTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("authority");
  private static final TestAuthority OTHER = new TestAuthority("other");
  private static final Identity CLIENT = AUTHORITY.issue("framework");

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    AUTHORITY.writeFolder(folder, CLIENT);
  }

  private CertificateFiles read() {
    return CertificateFiles.read(TlsSettings.inFolder(folder));
  }

  @Test
  void tellsWhoseTheCertificateIsAndUntilWhen() {
    CertificateFiles files = read();

    assertThat(files.own().orElseThrow().subject()).isEqualTo("CN=framework");
    assertThat(files.own().orElseThrow().expires())
        .isEqualTo(CLIENT.certificate().getNotAfter().toInstant());
    assertThat(files.issuer().orElseThrow().subject()).isEqualTo("CN=authority");
    assertThat(files.authorities()).hasSize(1);
  }

  @Test
  void followsTheCertificatesThatStandBetween() throws IOException {
    TestAuthority between = AUTHORITY.intermediate("between");
    Identity client = between.issue("framework").below(between);
    AUTHORITY.writeFolder(folder, client);
    assertThat(read().issuer()).isEmpty();

    Path above = folder.resolve("above.pem");
    TestAuthority.write(above, client.above().get(0));
    Path own = folder.resolve("mesos.crt");
    Files.writeString(own, Files.readString(own) + Files.readString(above));

    assertThat(read().issuer().orElseThrow().subject()).isEqualTo("CN=authority");
  }

  @Test
  void tellsThatTheTrustedAuthorityIssuedOthersOnly() throws IOException {
    OTHER.writeFolder(folder, OTHER.issue("unused"));
    Path root = folder.resolve("trustedroot.crt");
    String others = Files.readString(root);
    AUTHORITY.writeFolder(folder, CLIENT);
    Files.writeString(root, others);

    assertThat(read().own()).isPresent();
    assertThat(read().issuer()).isEmpty();
  }

  @Test
  void refusesWhatCannotBeUsed() throws IOException {
    Files.delete(folder.resolve("mesos.key"));

    assertThatThrownBy(this::read)
        .isInstanceOf(SecurityFileException.class)
        .hasMessageContaining("mesos.key does not exist");
  }
}
