package org.lcmap.mesos.security;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Turns cipher names of OpenSSL into those of the JVM. */
final class OpenSslCiphers {

  private OpenSslCiphers() {}

  /**
   * The suites of a list separated by colons. Those that the JVM does not have are left out.
   *
   * @throws SecurityFileException when nothing is left
   */
  static List<String> translate(String list) {
    Set<String> supported;
    try {
      supported = Set.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
    List<String> usable = new ArrayList<>();
    for (String name : list.split("[:, ]+", -1)) {
      String suite = name.startsWith("TLS_") ? name : suite(name);
      if (supported.contains(suite)) {
        usable.add(suite);
      }
    }
    if (usable.isEmpty()) {
      throw new SecurityFileException(
          "LIBPROCESS_SSL_CIPHERS names no cipher that this JVM has: "
              + list
              + ". Try ECDHE-RSA-AES128-GCM-SHA256 or AES128-SHA");
    }
    return usable;
  }

  /** {@code ECDHE-RSA-AES128-GCM-SHA256} is {@code TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}. */
  private static String suite(String name) {
    List<String> parts = new ArrayList<>(Arrays.asList(name.split("-")));
    String exchange = "RSA";
    if (parts.size() > 2 && Set.of("ECDHE", "DHE", "ECDH").contains(parts.get(0))) {
      exchange = parts.get(0) + "_" + parts.get(1);
      parts = parts.subList(2, parts.size());
    }
    String cipher =
        String.join("_", parts)
            .replaceFirst("^AES(128|256)_SHA", "AES_$1_CBC_SHA")
            .replaceFirst("^AES(128|256)_GCM", "AES_$1_GCM")
            .replaceFirst("^CHACHA20_POLY1305$", "CHACHA20_POLY1305_SHA256");
    return "TLS_" + exchange + "_WITH_" + cipher;
  }
}
