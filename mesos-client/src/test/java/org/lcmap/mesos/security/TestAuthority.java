package org.lcmap.mesos.security;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests: it signs what it is asked to. */
public final class TestAuthority {

  /** A certificate with its key, and the certificates between it and the root. */
  public record Identity(X509Certificate certificate, KeyPair keys, List<X509Certificate> above) {
    Identity(X509Certificate certificate, KeyPair keys) {
      this(certificate, keys, List.of());
    }

    /** The same, to be shown together with the certificate above it. */
    public Identity below(TestAuthority intermediate) {
      return new Identity(certificate, keys, List.of(intermediate.certificate));
    }

    private X509Certificate[] chain() {
      return Stream.concat(Stream.of(certificate), above.stream()).toArray(X509Certificate[]::new);
    }
  }

  private static final char[] NO_PASSWORD = new char[0];

  private final AtomicLong serial = new AtomicLong(1);
  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  /** An authority of this name. */
  public TestAuthority(String name) {
    this.name = new X500Name("CN=" + name);
    this.keys = rsa();
    this.certificate = sign(this.name, keys, true, days(-1), days(30));
  }

  private TestAuthority(X500Name name, KeyPair keys, X509Certificate certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  /** An authority that this one has signed. */
  public TestAuthority intermediate(String commonName) {
    X500Name subject = new X500Name("CN=" + commonName);
    KeyPair pair = rsa();
    return new TestAuthority(subject, pair, sign(subject, pair, true, days(-1), days(30)));
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** A certificate for this name, which also stands among the alternative names. */
  public Identity issue(String commonName, GeneralName... alternativeNames) {
    KeyPair pair = rsa();
    return new Identity(
        sign(new X500Name("CN=" + commonName), pair, false, days(-1), days(30), alternativeNames),
        pair);
  }

  /** A certificate that was valid until yesterday. */
  public Identity issueExpired(String commonName) {
    KeyPair pair = rsa();
    return new Identity(
        sign(new X500Name("CN=" + commonName), pair, false, days(-10), days(-1)), pair);
  }

  /** A certificate that is valid from tomorrow. */
  public Identity issueEarly(String commonName) {
    KeyPair pair = rsa();
    return new Identity(
        sign(new X500Name("CN=" + commonName), pair, false, days(1), days(10)), pair);
  }

  /** A certificate with a key on an elliptic curve. */
  public Identity issueEc(String commonName) {
    KeyPair pair = ec();
    return new Identity(
        sign(new X500Name("CN=" + commonName), pair, false, days(-1), days(30)), pair);
  }

  /** What a server needs to speak TLS as this identity, trusting clients of this authority. */
  public SSLContext serverContext(Identity identity) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", identity.keys().getPrivate(), NO_PASSWORD, identity.chain());
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(store, NO_PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", certificate);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Writes {@code mesos.crt}, {@code mesos.key} and {@code trustedroot.crt}, unencrypted. */
  public Path writeFolder(Path folder, Identity identity) throws IOException {
    write(folder.resolve("mesos.crt"), identity.certificate());
    write(folder.resolve("mesos.key"), identity.keys().getPrivate());
    write(folder.resolve("trustedroot.crt"), certificate);
    return folder;
  }

  /** Writes one thing as PEM. */
  public static void write(Path file, Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    }
    Files.writeString(file, text.toString());
  }

  private static Instant days(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair ec() {
    try {
      // As OpenSSL does and the JVM does not, it names the curve inside the key.
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("JavaUtilDate") // Bouncy Castle's builder takes nothing else
  private X509Certificate sign(
      X500Name subject,
      KeyPair pair,
      boolean authority,
      Instant from,
      Instant until,
      GeneralName... alternativeNames) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(serial.getAndIncrement()),
              Date.from(from),
              Date.from(until),
              subject,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (alternativeNames.length > 0) {
        builder.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(alternativeNames));
      }
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
