package org.lcmap.mesos.testing;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority made for one test, with what it issued: a server certificate for the
 * cluster, and the client's files as a site hands them out, {@code mesos.crt}, {@code mesos.key}
 * and {@code trustedroot.crt}.
 */
public final class TestCertificates {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final X509Certificate root;
  private final KeyPair serverKey;
  private final X509Certificate server;

  private TestCertificates(
      Path folder, X509Certificate root, KeyPair serverKey, X509Certificate server) {
    this.folder = folder;
    this.root = root;
    this.serverKey = serverKey;
    this.server = server;
  }

  /** Writes the client's files to a folder; the server is 127.0.0.1, also called localhost. */
  public static TestCertificates create(Path folder) {
    return create(folder, "127.0.0.1", Duration.ofDays(1));
  }

  /**
   * Writes the client's files to a folder.
   *
   * @param serverName the host name or address that the server's certificate is for
   * @param validity how long both certificates are valid from an hour ago; may be over already. The
   *     authority's own is valid a day longer, and for two days at least
   */
  public static TestCertificates create(Path folder, String serverName, Duration validity) {
    try {
      KeyPair rootKey = keyPair();
      X500Name authority = new X500Name("O=demo,CN=Test Root " + RANDOM.nextInt(1 << 30));
      X509Certificate root =
          issue(authority, rootKey, authority, rootKey, null, rootValidity(validity));
      KeyPair serverKey = keyPair();
      X500Name serverSubject = new X500Name("O=demo,CN=" + serverName);
      X509Certificate server =
          issue(authority, rootKey, serverSubject, serverKey, serverName, validity);
      KeyPair clientKey = keyPair();
      X500Name clientSubject = new X500Name("O=demo,CN=client");
      X509Certificate client =
          issue(authority, rootKey, clientSubject, clientKey, "client", validity);
      write(folder.resolve("mesos.crt"), client);
      write(folder.resolve("mesos.key"), clientKey.getPrivate());
      write(folder.resolve("trustedroot.crt"), root);
      return new TestCertificates(folder, root, serverKey, server);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("Cannot make certificates in " + folder, e);
    }
  }

  private static Duration rootValidity(Duration validity) {
    return validity.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofDays(2) : validity.plusDays(1);
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static X509Certificate issue(
      X500Name issuer,
      KeyPair issuerKey,
      X500Name subject,
      KeyPair key,
      @org.jspecify.annotations.Nullable String name,
      Duration validity)
      throws CertIOException, OperatorCreationException, GeneralSecurityException {
    Instant from = Instant.now().minus(Duration.ofHours(1));
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(64, RANDOM),
            Date.from(from),
            Date.from(from.plus(validity)),
            subject,
            key.getPublic());
    if (name == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } else {
      GeneralName main =
          new GeneralName(
              name.matches("[\\d.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name);
      GeneralName[] names =
          name.equals("127.0.0.1")
              ? new GeneralName[] {main, new GeneralName(GeneralName.dNSName, "localhost")}
              : new GeneralName[] {main};
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    var signer = new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static void write(Path file, Object object) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(writer)) {
      pem.writeObject(object);
    }
  }

  /** The client's certificate, {@code mesos.crt}. */
  public Path certificate() {
    return folder.resolve("mesos.crt");
  }

  /** The client's private key, {@code mesos.key}. */
  public Path key() {
    return folder.resolve("mesos.key");
  }

  /** The authority's certificate, {@code trustedroot.crt}. */
  public Path trustedRoot() {
    return folder.resolve("trustedroot.crt");
  }

  /** A socket like Mesos's: TLS 1.2, and no client without a certificate of this authority. */
  ServerSocket serverSocket() throws IOException {
    var socket = (SSLServerSocket) serverContext().getServerSocketFactory().createServerSocket();
    socket.setNeedClientAuth(true);
    socket.setEnabledProtocols(new String[] {"TLSv1.2"});
    return socket;
  }

  /** For any other server with the server's certificate. */
  public SSLContext serverContext() throws IOException {
    try {
      KeyStore own = store();
      PrivateKey key = serverKey.getPrivate();
      own.setKeyEntry("server", key, new char[0], new Certificate[] {server});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, new char[0]);
      KeyStore trusted = store();
      trusted.setCertificateEntry("root", root);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), RANDOM);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot use the test's certificates.", e);
    }
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
