package org.lcmap.mesos.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.security.TestAuthority.Identity;
import org.lcmap.mesos.security.TlsSettings.KeyPassword;

/** Every way in which the files can be right or wrong, and that the words tell which. */
class TlsFilesTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("authority");
  private static final Identity CLIENT = AUTHORITY.issue("framework");

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    AUTHORITY.writeFolder(folder, CLIENT);
  }

  private Tls load() {
    return Tls.of(TlsSettings.inFolder(folder));
  }

  private Path key() {
    return folder.resolve("mesos.key");
  }

  @Test
  void readsAnRsaKeyInPkcs1() throws IOException {
    assertThat(Files.readString(key())).contains("BEGIN RSA PRIVATE KEY");
    assertThat(load().parameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
  }

  @Test
  void readsAKeyInPkcs8() throws IOException {
    TestAuthority.write(key(), new JcaPKCS8Generator(CLIENT.keys().getPrivate(), null));

    assertThat(Files.readString(key())).contains("BEGIN PRIVATE KEY");
    assertThat(load().context()).isNotNull();
  }

  @Test
  void readsAnEcKeyAfterItsParameters() throws IOException {
    Identity ec = AUTHORITY.issueEc("framework");
    AUTHORITY.writeFolder(folder, ec);
    String parameters =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    Files.writeString(key(), parameters + Files.readString(key()));

    assertThat(Files.readString(key())).contains("BEGIN EC PRIVATE KEY");
    assertThat(load().context()).isNotNull();
  }

  @Test
  void readsAnEcKeyThatLeavesItsCurveToItsParameters() throws IOException {
    Identity ec = AUTHORITY.issueEc("framework");
    AUTHORITY.writeFolder(folder, ec);
    ECPrivateKey bare =
        new ECPrivateKey(
            256, ((java.security.interfaces.ECPrivateKey) ec.keys().getPrivate()).getS());
    TestAuthority.write(key(), new PemObject("EC PRIVATE KEY", bare.getEncoded()));
    String withoutCurve = Files.readString(key());
    assertThatThrownBy(this::load).hasMessageContaining("is damaged or of an unknown kind");

    Files.writeString(
        key(),
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
            + withoutCurve);

    assertThat(load().context()).isNotNull();
  }

  @Test
  void readsAnEncryptedKeyInPkcs8() throws Exception {
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
            .setProvider(new BouncyCastleProvider())
            .setPassword("open sesame".toCharArray())
            .build();
    TestAuthority.write(key(), new JcaPKCS8Generator(CLIENT.keys().getPrivate(), encryptor));

    assertThat(Files.readString(key())).contains("BEGIN ENCRYPTED PRIVATE KEY");
    assertReadsOnlyWithPassword();
  }

  @Test
  void readsAnEncryptedKeyOfOldOpenSsl() throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          CLIENT.keys().getPrivate(),
          new JcePEMEncryptorBuilder("DES-EDE3-CBC")
              .setProvider(new BouncyCastleProvider())
              .build("open sesame".toCharArray()));
    }
    Files.writeString(key(), text.toString());

    assertThat(text.toString()).contains("Proc-Type: 4,ENCRYPTED");
    assertReadsOnlyWithPassword();
    // Among so many, some decrypt to bytes whose padding is right by chance.
    for (int i = 0; i < 1000; i++) {
      KeyPassword wrong = new KeyPassword("open barley " + i);
      assertThatThrownBy(() -> Pem.key(key(), Optional.of(wrong)))
          .hasMessageContaining("the password is wrong");
    }
  }

  private void assertReadsOnlyWithPassword() {
    TlsSettings settings = TlsSettings.inFolder(folder);
    TlsSettings right = settings.withKeyPassword(new KeyPassword("open sesame"));
    TlsSettings wrong = settings.withKeyPassword(new KeyPassword("open barley"));

    assertThat(Tls.of(right).context()).isNotNull();
    assertThatThrownBy(() -> Tls.of(wrong))
        .isInstanceOf(SecurityFileException.class)
        .hasMessageContaining("the password is wrong")
        .hasMessageNotContaining("barley");
    assertThatThrownBy(this::load).hasMessageContaining("is encrypted: give its password");
    assertThat(right.toString()).doesNotContain("sesame");
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.delete(key());

    assertThatThrownBy(this::load).hasMessage("the key " + key() + " does not exist");
  }

  @Test
  void saysThatUpperAndLowerCaseMatter() throws IOException {
    Files.move(folder.resolve("trustedroot.crt"), folder.resolve("TrustedRoot.crt"));

    assertThatThrownBy(this::load)
        .hasMessageContaining("trustedroot.crt does not exist, but TrustedRoot.crt does")
        .hasMessageContaining("upper and lower case matter");
  }

  @Test
  void saysThatAFileIsAFolder() throws IOException {
    Files.delete(key());
    Files.createDirectory(key());

    assertThatThrownBy(this::load).hasMessageContaining("is a folder, not a file");
  }

  @Test
  void saysThatAFileIsNotPem() throws Exception {
    Files.write(folder.resolve("mesos.crt"), CLIENT.certificate().getEncoded());

    assertThatThrownBy(this::load)
        .hasMessageContaining("mesos.crt holds no certificate in PEM")
        .hasMessageContaining("openssl x509 -inform der");
  }

  @Test
  void saysThatAFileIsDamaged() throws IOException {
    String pem = Files.readString(folder.resolve("mesos.crt"));
    Files.writeString(folder.resolve("mesos.crt"), pem.replaceFirst("MII", "!!!"));

    assertThatThrownBy(this::load).hasMessageContaining("mesos.crt is damaged");
  }

  @Test
  void saysThatAKeyFileHoldsNoKey() throws IOException {
    TestAuthority.write(key(), CLIENT.certificate());

    assertThatThrownBy(this::load).hasMessageContaining("holds no private key in PEM");
  }

  @Test
  void saysThatACertificateHasExpired() throws IOException {
    AUTHORITY.writeFolder(folder, AUTHORITY.issueExpired("framework"));

    assertThatThrownBy(this::load)
        .hasMessageContaining("mesos.crt expired on 20")
        .hasMessageContaining("have it renewed");
  }

  @Test
  void saysThatACertificateIsNotValidYet() throws IOException {
    AUTHORITY.writeFolder(folder, AUTHORITY.issueEarly("framework"));

    assertThatThrownBy(this::load).hasMessageContaining("check the clock of this machine");
  }

  @Test
  void saysThatKeyAndCertificateDoNotFit() throws IOException {
    PrivateKey other = AUTHORITY.issue("other").keys().getPrivate();
    TestAuthority.write(key(), other);
    assertThatThrownBy(this::load).hasMessageContaining("is not the one of the certificate");

    TestAuthority.write(key(), AUTHORITY.issueEc("other").keys().getPrivate());
    assertThatThrownBy(this::load).hasMessageContaining("is not the one of the certificate");
  }

  @Test
  void saysThatTheAuthorityHasExpired() throws IOException {
    TestAuthority.write(
        folder.resolve("trustedroot.crt"), AUTHORITY.issueExpired("old root").certificate());

    assertThatThrownBy(this::load).hasMessageContaining("expired on");
  }

  @Test
  void readsAuthoritiesFromAFolder() throws IOException {
    TlsSettings settings = TlsSettings.inFolder(folder);
    TlsSettings fromFolder =
        new TlsSettings(
            settings.certificate(),
            settings.key(),
            Optional.empty(),
            List.of(folder),
            true,
            HostnameScheme.OPENSSL,
            true,
            4,
            settings.protocols(),
            settings.ciphers());

    assertThat(Tls.of(fromFolder).context()).isNotNull();
  }

  @Test
  void knowsNoTlsOlderThan12() {
    TlsSettings settings = TlsSettings.inFolder(folder);

    assertThatThrownBy(
            () ->
                new TlsSettings(
                    settings.certificate(),
                    settings.key(),
                    Optional.empty(),
                    settings.authorities(),
                    true,
                    HostnameScheme.OPENSSL,
                    true,
                    4,
                    List.of("TLSv1.2", "TLSv1.1"),
                    List.of()))
        .isInstanceOf(SecurityFileException.class)
        .hasMessageContaining("[TLSv1.3, TLSv1.2] are allowed");
  }

  @Test
  void saysThatAFileCannotBeRead() {
    AccessDeniedException denied = new AccessDeniedException("");

    assertThat(SecurityFiles.unreadable("the key", key(), "nobody", denied))
        .hasMessage(
            "the key " + key() + " cannot be read by the user 'nobody': change its owner or mode");
  }

  @Test
  void neverShowsAKey() throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(CLIENT.keys().getPrivate().getEncoded());
    String broken = Files.readString(key()).replaceFirst("MII", "MIJ");
    Files.writeString(key(), broken);

    assertThat(info).isNotNull();
    assertThatThrownBy(this::load)
        .isInstanceOf(SecurityFileException.class)
        .hasMessageNotContaining(broken.substring(40, 60));
    assertThat(new String(Files.readAllBytes(key()), StandardCharsets.US_ASCII)).contains("MIJ");
  }
}
