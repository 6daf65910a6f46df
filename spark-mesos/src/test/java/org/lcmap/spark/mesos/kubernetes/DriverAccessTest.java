package org.lcmap.spark.mesos.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DriverAccessTest {

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: laptop
      clusters:
      - name: laptop
        cluster: {server: "https://127.0.0.1:6443"}
      - name: science
        cluster: {server: "https://Science.example.org"}
      users:
      - name: me
        user: {token: not-shown}
      - name: plugin
        user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-program}}
      contexts:
      - name: laptop
        context: {cluster: laptop, user: me}
      - name: science
        context: {cluster: science, user: me, namespace: land-change}
      - name: plugin
        context: {cluster: science, user: plugin}
      """;

  /** Of a key of elliptic curves. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBcjCCARegAwIBAgIUczOjLwivAhQkvmS5wS96SteOIBswCgYIKoZIzj0EAwIw
      DjEMMAoGA1UEAwwDYWRhMB4XDTI2MTEyOTEyNTg0NVoXDTI2MTIyOTEyNTg0NVow
      DjEMMAoGA1UEAwwDYWRhMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEp0KK9byl
      aQ9h2DaItFhWIkQTI43P3BXTzkdMUnM1Ifc+UfaCRH4jVcnKFx1+bTUUN3XyY1l2
      UC/aduNmV9mh4qNTMFEwHQYDVR0OBBYEFB6mhYbmLwekRHHt+7/fqo9J6GRjMB8G
      A1UdIwQYMBaAFB6mhYbmLwekRHHt+7/fqo9J6GRjMA8GA1UdEwEB/wQFMAMBAf8w
      CgYIKoZIzj0EAwIDSQAwRgIhAJY5MeLk+DSinEyejhV+XAqoTg6dVRQ4cmxfihmf
      1gUYAiEA3lqnkr58vEVt4fDMHy8oCvaSVGblO95pjP8c1H9/af8=
      -----END CERTIFICATE-----
      """;

  @TempDir Path folder;

  @AfterEach
  void forgetTheKeysKind() {
    System.clearProperty(Config.KUBERNETES_CLIENT_KEY_ALGO_SYSTEM_PROPERTY);
  }

  @Test
  void takesTheCurrentContextAndItsNamespace() throws IOException {
    assertThat(atHome(KUBECONFIG).find("k8s://https://127.0.0.1:6443", Map.of()))
        .contains(new Access.Context("laptop", true, "https://127.0.0.1:6443", "default"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s://https://science.example.org",
        "k8s://https://science.example.org:443/",
        "k8s://science.example.org"
      })
  void takesTheContextThatLeadsToTheMaster(String master) throws IOException {
    assertThat(atHome(KUBECONFIG).find(master, Map.of()))
        .contains(
            new Access.Context("science", false, "https://Science.example.org", "land-change"));
  }

  @Test
  void takesTheCurrentContextForAnAddressThatNoContextHas() throws IOException {
    assertThat(atHome(KUBECONFIG).find("k8s://https://tunnel:1234", Map.of()))
        .contains(new Access.Context("laptop", true, "https://127.0.0.1:6443", "default"));
  }

  @Test
  void takesTheContextThatTheUserNames() throws IOException {
    assertThat(atHome(KUBECONFIG).find("k8s://", Map.of("spark.kubernetes.context", "science")))
        .contains(
            new Access.Context("science", false, "https://Science.example.org", "land-change"));
  }

  @Test
  void saysWhichContextsThereAre() {
    assertThatThrownBy(
            () -> atHome(KUBECONFIG).find("k8s://", Map.of("spark.kubernetes.context", "moon")))
        .isInstanceOf(NoAccessException.class)
        .hasMessage(
            "the kubeconfig %s has no context 'moon': choose one of laptop, science, plugin with"
                + " --conf spark.kubernetes.context=...",
            folder.resolve(".kube/config"));
  }

  @Test
  void saysThatAFileOfTheKubeconfigIsNotHere() {
    String elsewhere =
        KUBECONFIG.replace(
            "{server: \"https://127.0.0.1:6443\"}",
            "{server: \"https://127.0.0.1:6443\", certificate-authority: /home/user/ca.crt}");

    assertThatThrownBy(() -> atHome(elsewhere).find("k8s://", Map.of()))
        .isInstanceOf(NoAccessException.class)
        .hasMessageContaining("names /home/user/ca.crt, which cannot be read here: mount that too")
        .hasMessageContaining("kubectl config view --raw --flatten --minify");
  }

  @Test
  void readsFilesBesideTheKubeconfig() throws IOException {
    String beside =
        KUBECONFIG.replace(
            "{server: \"https://127.0.0.1:6443\"}",
            "{server: \"https://127.0.0.1:6443\", certificate-authority: ca.crt}");
    DriverAccess access = atHome(beside);
    Files.writeString(folder.resolve(".kube/ca.crt"), "");

    assertThat(access.find("k8s://", Map.of())).isPresent();
  }

  @Test
  void sparksClientReadsAKeyOfEllipticCurvesInPkcs8() throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    DriverAccess inFiles =
        atHome(
            KUBECONFIG.replace(
                "{token: not-shown}", "{client-certificate: ada.crt, client-key: ada.key}"));
    Files.writeString(folder.resolve(".kube/ada.crt"), CERTIFICATE);
    Files.writeString(folder.resolve(".kube/ada.key"), pem);
    assertClientReads(inFiles);

    forgetTheKeysKind();
    assertClientReads(
        atHome(
            KUBECONFIG.replace(
                "{token: not-shown}",
                "{client-certificate-data: %s, client-key-data: %s}"
                    .formatted(base64(CERTIFICATE), base64(pem)))));
  }

  private void assertClientReads(DriverAccess access) throws Exception {
    assertThat(access.find("k8s://", Map.of())).isPresent();

    Config config = Config.fromKubeconfig(folder.resolve(".kube/config").toFile());
    assertThat(SSLUtils.keyManagers(config)).hasSize(1);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void saysThatAProgramThatSignsInIsNotHere() {
    assertThatThrownBy(
            () -> atHome(KUBECONFIG).find("k8s://", Map.of("spark.kubernetes.context", "plugin")))
        .isInstanceOf(NoAccessException.class)
        .hasMessageContaining("signs in by the program 'no-such-program', which is not here");
  }

  @Test
  void saysThatAFileIsNoKubeconfigWithoutShowingIt() {
    assertThatThrownBy(() -> atHome("token: [not-shown").find("k8s://", Map.of()))
        .isInstanceOf(NoAccessException.class)
        .hasMessageContaining("is no kubeconfig")
        .hasMessageNotContaining("not-shown");
  }

  @Test
  void saysThatTheFileInTheVariableIsNotHere() {
    DriverAccess access = new DriverAccess(Map.of("KUBECONFIG", "/no/such/file"), folder);

    assertThatThrownBy(() -> access.find("k8s://https://one", Map.of()))
        .isInstanceOf(NoAccessException.class)
        .hasMessage("KUBECONFIG is '/no/such/file', which is not here: mount it, with -v");
  }

  @Test
  void takesThePodsAccountWithItsNamespaceAndName() throws IOException {
    inPod("{\"kubernetes.io\":{\"namespace\":\"science\",\"pod\":{\"name\":\"notebook-7\"}}}");
    DriverAccess access =
        new DriverAccess(
            Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "KUBERNETES_SERVICE_PORT", "6443"),
            folder);

    assertThat(access.find("k8s://https://kubernetes.default.svc", Map.of()))
        .contains(
            new Access.ServiceAccount(
                "https://10.96.0.1:6443", "science", Optional.of("notebook-7")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"kubernetes.io\":{\"namespace\":\"science\"}}", "no json"})
  void managesWithoutThePodsName(String payload) throws IOException {
    inPod(payload);

    assertThat(new DriverAccess(Map.of(), folder).find("k8s://", Map.of()))
        .contains(
            new Access.ServiceAccount(
                "https://kubernetes.default.svc", "science", Optional.empty()));
  }

  @Test
  void saysThatNothingSignsIn() {
    assertThatThrownBy(() -> new DriverAccess(Map.of(), folder).find("k8s://h:6443", Map.of()))
        .isInstanceOf(NoAccessException.class)
        .hasMessage(
            "no kubeconfig and no service account: mount a kubeconfig at"
                + " /home/lcmap/.kube/config, or name one by KUBECONFIG");
  }

  @Test
  void aProxyOrTheUsersSettingsSignIn() {
    DriverAccess access = new DriverAccess(Map.of(), folder);

    assertThat(access.find("k8s://http://127.0.0.1:8001", Map.of())).isEmpty();
    assertThat(
            access.find(
                "k8s://https://one",
                Map.of("spark.kubernetes.authenticate.oauthTokenFile", "/certs/token")))
        .isEmpty();
  }

  private DriverAccess atHome(String kubeconfig) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve(".kube")).resolve("config"), kubeconfig);
    return new DriverAccess(Map.of("HOME", folder.toString()), folder);
  }

  private void inPod(String payload) throws IOException {
    Files.writeString(folder.resolve("namespace"), "science\n");
    Files.writeString(
        folder.resolve("token"),
        "header." + Base64.getUrlEncoder().encodeToString(payload.getBytes(UTF_8)) + ".signature");
  }
}
