package org.lcmap.spark.mesos.kubernetes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What Kubernetes puts into a pod for programs that speak with its API. */
final class ServiceAccountFolder {

  static final Path PLACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ServiceAccountFolder() {}

  /** The account; none outside of a pod, and in a pod that is not given one. */
  static Optional<Access.ServiceAccount> read(Path folder, Map<String, String> environment) {
    try {
      String token = Files.readString(folder.resolve("token"));
      String namespace = Files.readString(folder.resolve("namespace")).strip();
      return Optional.of(new Access.ServiceAccount(server(environment), namespace, pod(token)));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static String server(Map<String, String> environment) {
    String host = environment.get("KUBERNETES_SERVICE_HOST");
    if (host == null || host.isEmpty()) {
      return "https://kubernetes.default.svc";
    }
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return "https://"
        + bracketed
        + ":"
        + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
  }

  /** A token that is bound to its pod names it; the pod's host name may be another. */
  private static Optional<String> pod(String token) {
    String[] parts = token.strip().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      String name =
          JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
              .at("/kubernetes.io/pod/name")
              .asText();
      return Optional.of(name).filter(text -> !text.isEmpty());
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
