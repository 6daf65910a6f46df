package org.lcmap.spark.mesos.kubernetes;

import java.util.Optional;

/** By what the driver signs in at Kubernetes's API, and what comes with that. */
public sealed interface Access {

  /** The address of the API, such as {@code https://10.0.0.1:6443}. */
  String server();

  /** Where the user's pods belong. */
  String namespace();

  /**
   * A context of a kubeconfig.
   *
   * @param name of the context
   * @param current whether it is taken without being named
   */
  record Context(String name, boolean current, String server, String namespace) implements Access {}

  /**
   * The service account of the pod in which the driver runs.
   *
   * @param pod its name, when the account's token tells it
   */
  record ServiceAccount(String server, String namespace, Optional<String> pod) implements Access {}
}
