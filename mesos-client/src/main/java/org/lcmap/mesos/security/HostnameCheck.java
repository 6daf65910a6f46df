package org.lcmap.mesos.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Compares the name of a master with its certificate: with the DNS names and, where allowed,
 * addresses in it, and with its common name, which certificates made for Mesos often rely on.
 *
 * @param reverseLookup the name for a host, used by {@link HostnameScheme#LEGACY} only
 */
record HostnameCheck(HostnameScheme scheme, boolean verifyIp, UnaryOperator<String> reverseLookup) {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  HostnameCheck(HostnameScheme scheme, boolean verifyIp) {
    this(scheme, verifyIp, HostnameCheck::canonicalName);
  }

  /** Throws when the certificate is not one of this host. */
  void check(String host, X509Certificate certificate) throws CertificateException {
    List<String> names = new ArrayList<>(alternativeNames(certificate, DNS_NAME));
    names.addAll(commonNames(certificate));
    List<String> addresses = alternativeNames(certificate, IP_ADDRESS);
    String expected = scheme == HostnameScheme.LEGACY ? reverseLookup.apply(host) : host;
    boolean named = !isAddress(expected) && names.stream().anyMatch(n -> matches(n, expected));
    boolean addressed =
        verifyIp && isAddress(host) && addresses.stream().anyMatch(a -> sameAddress(a, host));
    if (!named && !addressed) {
      throw new RefusedCertificateException(
          "its certificate is for "
              + (names.isEmpty() ? "no name" : String.join(", ", names))
              + (addresses.isEmpty() ? "" : " and " + String.join(", ", addresses))
              + ", not for '"
              + expected
              + "'."
              + (isAddress(host) && !verifyIp
                  ? " Addresses do not count (LIBPROCESS_SSL_VERIFY_IPADD is false)."
                  : "")
              + " Use a name that is in the certificate, or have one issued for this one");
    }
  }

  /** One asterisk may stand for one whole label at the front. */
  private static boolean matches(String pattern, String host) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String given = host.toLowerCase(Locale.ROOT);
    if (!wanted.startsWith("*.")) {
      return wanted.equals(given);
    }
    int dot = given.indexOf('.');
    return dot > 0 && given.substring(dot).equals(wanted.substring(1));
  }

  private static boolean isAddress(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  private static boolean sameAddress(String one, String other) {
    try {
      // Both are literals, for which no name is looked up.
      return InetAddress.getByName(one).equals(InetAddress.getByName(other));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String canonicalName(String host) {
    try {
      return InetAddress.getByName(host).getCanonicalHostName();
    } catch (UnknownHostException e) {
      return host;
    }
  }

  private static List<String> alternativeNames(X509Certificate certificate, int kind)
      throws CertificateParsingException {
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    return all == null
        ? List.of()
        : all.stream()
            .filter(name -> name.get(0).equals(kind))
            .map(name -> String.valueOf(name.get(1)))
            .toList();
  }

  private static List<String> commonNames(X509Certificate certificate) throws CertificateException {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .toList();
    } catch (InvalidNameException e) {
      throw new CertificateException("its certificate has no readable subject", e);
    }
  }
}
