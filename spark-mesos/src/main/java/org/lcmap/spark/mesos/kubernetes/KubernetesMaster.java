package org.lcmap.spark.mesos.kubernetes;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Masters {@code k8s://...}, and the addresses of Kubernetes's API in them. */
public final class KubernetesMaster {

  private static final String SCHEME = "k8s://";

  private KubernetesMaster() {}

  /** Whether the master is Kubernetes. */
  public static boolean is(String master) {
    return master.startsWith(SCHEME);
  }

  /** Whether the master leaves the address to what the driver signs in by. */
  public static boolean isWithoutAddress(String master) {
    return is(master) && address(master).isEmpty();
  }

  /** The master at that address. */
  public static String of(String address) {
    return SCHEME + address;
  }

  /** The address, with its scheme. */
  public static Optional<String> address(String master) {
    String rest = master.substring(SCHEME.length()).strip();
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(rest.contains("://") ? rest : "https://" + rest);
  }

  /** Whether two addresses lead to the same API. */
  static boolean areSame(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static String normal(String address) {
    try {
      URI uri = URI.create(address.strip().toLowerCase(Locale.ROOT));
      int port = uri.getPort() != -1 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
      String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("/+$", "");
      return uri.getScheme() + "://" + uri.getHost() + ":" + port + path;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
