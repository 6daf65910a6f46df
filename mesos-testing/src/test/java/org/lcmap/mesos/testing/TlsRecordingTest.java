package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the emulated cluster's TLS to recordings 22 and 22b. */
class TlsRecordingTest {

  @TempDir Path folder;

  @Test
  void runsATaskOverTlsAsRecorded() throws Exception {
    TestCertificates certificates = TestCertificates.create(folder);
    SSLContext client = context(certificates, certificates);
    try (MesosCluster cluster = RecordingsTest.recorded().tls(certificates).start();
        Replay replay = new Replay(cluster, client.getSocketFactory(), Set.of())) {
      replay.run(Recording.read("22-tls"));

      assertThat(replay.matchedEvents()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void refusesWhatTheRecordedMasterRefused() throws Exception {
    TestCertificates certificates = TestCertificates.create(folder);
    TestCertificates others =
        TestCertificates.create(Files.createDirectory(folder.resolve("others")));
    SSLContext good = context(certificates, certificates);
    try (MesosCluster cluster = RecordingsTest.recorded().tls(certificates).start()) {
      assertThat(handshake(cluster, good, "TLSv1.2")).isEqualTo("TLSv1.2");
      assertThatThrownBy(() -> handshake(cluster, context(null, certificates), "TLSv1.2"))
          .as("no client certificate")
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> handshake(cluster, context(others, certificates), "TLSv1.2"))
          .as("client certificate of another CA")
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> handshake(cluster, context(certificates, others), "TLSv1.2"))
          .as("the client does not trust the CA")
          .isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> handshake(cluster, good, "TLSv1.3"))
          .as("TLS 1.3 only")
          .isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> plainText(cluster)).isInstanceOf(IOException.class);
    }
  }

  private static void plainText(MesosCluster cluster) throws IOException {
    String[] address = cluster.master().split(":", -1);
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]));
        RawClient client = new RawClient(socket)) {
      client.send("POST /api/v1/scheduler HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
    }
  }

  /** Connects, and reads, because a refusal of the client comes after its own handshake. */
  private static String handshake(MesosCluster cluster, SSLContext context, String protocol)
      throws IOException {
    String[] address = cluster.master().split(":", -1);
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(address[0], Integer.parseInt(address[1]))) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      try (RawClient client = new RawClient(socket)) {
        client.send("GET /redirect HTTP/1.1\r\n\r\n");
      }
      return socket.getSession().getProtocol();
    }
  }

  /** TLS of a client with this certificate, if any, that trusts that authority. */
  static SSLContext context(
      @org.jspecify.annotations.Nullable TestCertificates own, TestCertificates trusted)
      throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    if (own != null) {
      keys.setKeyEntry(
          "client",
          key(own.key()),
          new char[0],
          new java.security.cert.Certificate[] {certificate(own.certificate())});
    }
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys, new char[0]);
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", certificate(trusted.trustedRoot()));
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private static java.security.cert.Certificate certificate(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static java.security.PrivateKey key(Path file) throws IOException {
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
      return new JcaPEMKeyConverter().getKeyPair((PEMKeyPair) parser.readObject()).getPrivate();
    }
  }
}
