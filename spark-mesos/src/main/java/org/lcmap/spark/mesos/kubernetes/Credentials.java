package org.lcmap.spark.mesos.kubernetes;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a context of a kubeconfig refers to. A kubeconfig that was written for another computer, or
 * for outside of the container, may name files and programs that are not here.
 *
 * @param file the kubeconfig, from whose folder relative names are meant
 */
record Credentials(Path file, String context, Optional<Cluster> cluster, Optional<AuthInfo> user) {

  void check() {
    files()
        .filter(Objects::nonNull)
        .map(this::beside)
        .filter(path -> !Files.isReadable(path))
        .findFirst()
        .ifPresent(
            path -> {
              throw new NoAccessException(
                  ("the kubeconfig %s names %s, which cannot be read here: mount that too, or a"
                          + " kubeconfig without other files, as"
                          + " 'kubectl config view --raw --flatten --minify' prints it")
                      .formatted(file, path));
            });
    user.map(AuthInfo::getExec)
        .map(ExecConfig::getCommand)
        .filter(program -> !isHere(program))
        .ifPresent(
            program -> {
              throw new NoAccessException(
                  ("the context '%s' of %s signs in by the program '%s', which is not here: mount a"
                          + " kubeconfig with a token, as 'kubectl create token' prints it")
                      .formatted(context, file, program));
            });
  }

  /**
   * Tells Spark's client (fabric8) that the key is one of elliptic curves. From a key in PKCS #8 it
   * does not see that, and takes it for RSA.
   */
  void tellClient() {
    user.flatMap(this::certificate)
        .map(certificate -> certificate.getPublicKey().getAlgorithm())
        .filter("EC"::equals)
        .ifPresent(
            algorithm ->
                System.getProperties()
                    .putIfAbsent(Config.KUBERNETES_CLIENT_KEY_ALGO_SYSTEM_PROPERTY, algorithm));
  }

  /** None also when it cannot be read: the client tells why. */
  private Optional<Certificate> certificate(AuthInfo user) {
    String data = user.getClientCertificateData();
    try {
      byte[] bytes;
      if (!isEmpty(data)) {
        bytes = Base64.getMimeDecoder().decode(data);
      } else if (!isEmpty(user.getClientCertificate())) {
        bytes = Files.readAllBytes(beside(user.getClientCertificate()));
      } else {
        return Optional.empty();
      }
      return Optional.of(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes)));
    } catch (IOException | CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Stream<String> files() {
    return Stream.concat(
        cluster.stream()
            .filter(c -> isEmpty(c.getCertificateAuthorityData()))
            .map(Cluster::getCertificateAuthority),
        user.stream()
            .flatMap(
                u ->
                    Stream.of(
                        isEmpty(u.getClientCertificateData()) ? u.getClientCertificate() : null,
                        isEmpty(u.getClientKeyData()) ? u.getClientKey() : null)));
  }

  private boolean isHere(String program) {
    if (program.contains("/")) {
      return Files.isExecutable(beside(program));
    }
    return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private Path beside(String name) {
    return file.toAbsolutePath().resolveSibling(name);
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isEmpty();
  }
}
