package org.lcmap.mesos.security;

/** How the name of a master is compared with its certificate. */
public enum HostnameScheme {

  /** The name or address that was connected to has to stand in the certificate. Our default. */
  OPENSSL,

  /**
   * As libprocess does unless told otherwise: the name that a reverse lookup of the master's
   * address gives has to stand in the certificate. Weaker, since who controls the DNS controls the
   * answer.
   */
  LEGACY
}
