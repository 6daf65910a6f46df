package org.lcmap.spark.mesos.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds by what the driver signs in, in the order of Spark's client: kubeconfig, then the pod's
 * account.
 */
public final class DriverAccess {

  private final Map<String, String> environment;
  private final Path account;

  /**
   * Of a process with these variables.
   *
   * @param account the folder in which a pod has its service account
   */
  public DriverAccess(Map<String, String> environment, Path account) {
    this.environment = environment;
    this.account = account;
  }

  /** Of a process on this computer, or in this pod. */
  public static DriverAccess of(Map<String, String> environment) {
    return new DriverAccess(environment, ServiceAccountFolder.PLACE);
  }

  /**
   * What a driver of that master signs in by.
   *
   * @param settings those that the user made
   * @throws NoAccessException when there is nothing, or something that cannot work
   */
  public Optional<Access> find(String master, Map<String, String> settings) {
    Optional<String> server = KubernetesMaster.address(master);
    Optional<Access> access =
        Kubeconfig.find(environment)
            .<Access>map(
                kubeconfig ->
                    kubeconfig.choose(
                        server, Optional.ofNullable(settings.get("spark.kubernetes.context"))))
            .or(() -> ServiceAccountFolder.read(account, environment));
    if (access.isEmpty() && needsAccess(server, settings)) {
      throw new NoAccessException(
          "no kubeconfig and no service account: mount a kubeconfig at /home/lcmap/.kube/config, or"
              + " name one by KUBECONFIG");
    }
    return access;
  }

  /** A proxy on this computer signs in by itself; settings may hold credentials, too. */
  private boolean needsAccess(Optional<String> server, Map<String, String> settings) {
    return server.filter(address -> address.startsWith("http://")).isEmpty()
        && settings.keySet().stream().noneMatch(DriverAccess::isCredential)
        && environment.keySet().stream().noneMatch(name -> name.startsWith("KUBERNETES_AUTH_"));
  }

  private static boolean isCredential(String setting) {
    return setting.startsWith("spark.kubernetes.authenticate.");
  }
}
