package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.security.LibprocessEnvironment;
import org.lcmap.mesos.security.TestAuthority;
import org.lcmap.mesos.security.TestAuthority.Identity;
import org.lcmap.mesos.security.Tls;
import org.lcmap.mesos.security.TlsSettings;

/** Real TLS connections, good and bad, with a master that wants client certificates. */
class SchedulerClientTlsTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("cluster authority");
  private static final TestAuthority STRANGER = new TestAuthority("another authority");
  private static final InetAddress LOCALHOST = InetAddress.getLoopbackAddress();
  private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
  private static final Identity MASTER = AUTHORITY.issue("localhost", LOOPBACK);
  private static final Identity CLIENT = AUTHORITY.issue("framework");

  private final RecordingHandler handler = new RecordingHandler();
  @TempDir Path folder;

  private Tls tls(Identity client) throws Exception {
    return Tls.of(TlsSettings.inFolder(AUTHORITY.writeFolder(folder, client)));
  }

  private static ScriptedMaster master(Identity identity, String... protocols) throws Exception {
    return ScriptedMaster.start(AUTHORITY.serverContext(identity), protocols);
  }

  /** A server that ends a bad handshake as OpenSSL does, with an alert. */
  private static StrictServer strict(String protocol) throws Exception {
    SSLServerSocket socket =
        (SSLServerSocket)
            AUTHORITY
                .serverContext(MASTER)
                .getServerSocketFactory()
                .createServerSocket(0, 5, LOCALHOST);
    socket.setNeedClientAuth(true);
    socket.setEnabledProtocols(new String[] {protocol});
    return StrictServer.start(socket);
  }

  private static SchedulerClient.Builder client(ScriptedMaster master, Tls tls) {
    return client(master.uri(), tls);
  }

  private static SchedulerClient.Builder client(URI master, Tls tls) {
    // Without a scheme: that TLS is set says that it is https.
    return Clients.of(URI.create("//" + master.getAuthority()))
        .tls(tls)
        .startTimeout(Duration.ofSeconds(20));
  }

  private void assertFails(SchedulerClient.Builder builder, String message) {
    try (SchedulerClient client = builder.build()) {
      assertThatThrownBy(() -> client.start(handler))
          .isInstanceOf(MesosConnectionException.class)
          .hasMessageContaining(message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaksTlsWithAClientCertificate(String protocol) throws Exception {
    try (ScriptedMaster master = master(MASTER, protocol);
        SchedulerClient client = client(master, tls(CLIENT)).build()) {
      client.start(handler);
      client.send(new Call.Revive(List.of()));
      master.feed().event("{\"type\":\"OFFERS\",\"offers\":{\"offers\":[]}}");

      assertThat(handler.nextNews()).isEqualTo("offers []");
      assertThat(master.call().type()).isEqualTo("REVIVE");
    }
  }

  @Test
  void saysThatTheMastersCertificateIsOfAnotherAuthority() throws Exception {
    Identity foreign = STRANGER.issue("localhost", LOOPBACK);
    try (ScriptedMaster master = master(foreign, "TLSv1.2")) {
      assertFails(client(master, tls(CLIENT)), "not signed by an authority that is trusted here");
    }
  }

  @Test
  void saysThatTheMastersCertificateIsForAnotherHost() throws Exception {
    try (ScriptedMaster master = master(AUTHORITY.issue("elsewhere.example.org"), "TLSv1.2")) {
      assertFails(
          client(master, tls(CLIENT)),
          "its certificate is for elsewhere.example.org, not for '127.0.0.1'");
    }
  }

  @Test
  void saysThatTheMastersCertificateHasExpired() throws Exception {
    try (ScriptedMaster master = master(AUTHORITY.issueExpired("localhost"), "TLSv1.2")) {
      assertFails(client(master, tls(CLIENT)), "its certificate has expired");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void saysThatTheMasterRefusesOurCertificate(String protocol) throws Exception {
    try (StrictServer server = strict(protocol)) {
      assertFails(client(server.uri(), tls(STRANGER.issue("framework"))), "our certificate");
    }
  }

  @Test
  void saysThatTheMasterWantsACertificate() throws Exception {
    TlsSettings settings = TlsSettings.inFolder(AUTHORITY.writeFolder(folder, CLIENT));
    TlsSettings anonymous =
        new TlsSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            settings.authorities(),
            true,
            settings.hostnames(),
            true,
            4,
            settings.protocols(),
            List.of());
    try (StrictServer server = strict("TLSv1.2")) {
      assertFails(client(server.uri(), Tls.of(anonymous)), "certificate");
    }
  }

  @Test
  void saysThatTheVersionsOfTlsDiffer() throws Exception {
    AUTHORITY.writeFolder(folder, CLIENT);
    Map<String, String> environment =
        Map.of(
            "LIBPROCESS_SSL_ENABLED",
            "true",
            "LIBPROCESS_SSL_CA_FILE",
            folder + "/trustedroot.crt");
    Tls onlyTls12 = Tls.of(LibprocessEnvironment.read(environment, folder).orElseThrow());
    try (StrictServer server = strict("TLSv1.3")) {
      assertFails(client(server.uri(), onlyTls12), "protocol_version");
    }
  }

  @Test
  void offersNoTlsOlderThan12() throws Exception {
    CompletableFuture<byte[]> hello = new CompletableFuture<>();
    try (ServerSocket server = new ServerSocket(0, 5, LOCALHOST)) {
      HelloReader.start(server, hello);
      URI master = URI.create("https://127.0.0.1:" + server.getLocalPort());
      try (SchedulerClient client =
          client(master, tls(CLIENT)).startTimeout(Duration.ofMillis(500)).build()) {
        assertThatThrownBy(() -> client.start(handler)).isInstanceOf(MesosException.class);
      }

      assertThat(HelloReader.versions(hello.get(20, TimeUnit.SECONDS)))
          .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "4, true"})
  void verifiesAsManyCertificatesBetweenAsAllowed(int depth, boolean trusted) throws Exception {
    AUTHORITY.writeFolder(folder, CLIENT);
    TestAuthority department = AUTHORITY.intermediate("department");
    Identity master = department.issue("localhost", LOOPBACK).below(department);
    Tls tls = libprocess("CA_DIR", folder.toString(), "VERIFY_DEPTH", String.valueOf(depth));
    try (ScriptedMaster server = master(master, "TLSv1.2")) {
      if (trusted) {
        assertConnects(server, tls);
      } else {
        assertFails(client(server, tls), "more than 0 certificates stand between its own and a");
      }
    }
  }

  @Test
  void trustsTheAuthoritiesOfAFolder() throws Exception {
    AUTHORITY.writeFolder(folder, CLIENT);
    Path authorities = Files.createDirectory(folder.resolve("authorities"));
    TestAuthority.write(authorities.resolve("one.pem"), STRANGER.certificate());
    TestAuthority.write(authorities.resolve("two.pem"), AUTHORITY.certificate());
    Files.writeString(authorities.resolve("README"), "no certificate");
    try (ScriptedMaster master = master(MASTER, "TLSv1.2")) {
      assertConnects(master, libprocess("CA_DIR", authorities.toString()));
    }
    Files.delete(authorities.resolve("two.pem"));
    try (ScriptedMaster master = master(MASTER, "TLSv1.2")) {
      assertFails(
          client(master, libprocess("CA_DIR", authorities.toString())),
          "not signed by an authority that is trusted here");
    }
  }

  /** TLS as these variables want it, with the certificate of the test's folder. */
  private Tls libprocess(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>(Map.of("LIBPROCESS_SSL_ENABLED", "true"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put("LIBPROCESS_SSL_" + namesAndValues[i], namesAndValues[i + 1]);
    }
    return Tls.of(LibprocessEnvironment.read(environment, folder).orElseThrow());
  }

  private void assertConnects(ScriptedMaster master, Tls tls) throws Exception {
    try (SchedulerClient client = client(master, tls).build()) {
      client.start(handler);

      assertThat(client.subscription()).isPresent();
    }
  }

  @Test
  void trustsAnyoneWhenToldSo() throws Exception {
    AUTHORITY.writeFolder(folder, CLIENT);
    Map<String, String> environment =
        Map.of("LIBPROCESS_SSL_ENABLED", "1", "LIBPROCESS_SSL_VERIFY_CERT", "0");
    Tls trusting = Tls.of(LibprocessEnvironment.read(environment, folder).orElseThrow());
    Identity foreign = STRANGER.issue("elsewhere");
    try (ScriptedMaster master = master(foreign, "TLSv1.2");
        SchedulerClient client = client(master, trusting).build()) {
      client.start(handler);

      assertThat(client.subscription()).isPresent();
    }
  }

  @Test
  void saysThatAMasterSpeaksPlainHttp() throws Exception {
    try (StrictServer plain = StrictServer.start(new ServerSocket(0, 5, LOCALHOST))) {
      assertFails(client(plain.uri(), tls(CLIENT)), "it answers in plain HTTP");
    }
  }

  @Test
  void saysThatAMasterMaySpeakTlsOnly() throws Exception {
    try (ScriptedMaster master = master(MASTER, "TLSv1.2")) {
      assertFails(
          Clients.of(URI.create("http://" + master.uri().getAuthority()))
              .startTimeout(Duration.ofSeconds(1)),
          "Does it speak TLS (https) only?");
    }
  }
}
