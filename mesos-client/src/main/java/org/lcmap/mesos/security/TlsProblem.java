package org.lcmap.mesos.security;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a TLS connection was not made, in words.
 *
 * @param text what is wrong and what to try
 * @param passing whether it may pass by itself, as when the master was just being stopped
 */
public record TlsProblem(String text, boolean passing) {

  private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]+)");

  /** Explains a failure of the JVM's TLS. */
  public static TlsProblem of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof RefusedCertificateException refused) {
        return lasting(String.valueOf(refused.getMessage()));
      }
      if (t instanceof CertificateExpiredException) {
        return lasting("its certificate has expired, or one above it: the master needs a new one");
      }
      if (t instanceof CertificateNotYetValidException) {
        return lasting("its certificate is not valid yet: compare the clocks");
      }
    }
    String text = allMessages(failure);
    Matcher alert = ALERT.matcher(text);
    if (alert.find()) {
      return refused(alert.group(1));
    }
    if (has(failure, CertPathBuilderException.class)
        || has(failure, CertPathValidatorException.class)
        || text.contains("certification path")) {
      return lasting(
          "its certificate is not signed by an authority that is trusted here: check"
              + " trustedroot.crt (LIBPROCESS_SSL_CA_FILE)");
    }
    if (text.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
      return lasting("it answers in plain HTTP: use http://, or TLS on the master");
    }
    if (text.contains("No appropriate protocol")) {
      return lasting("this JVM allows none of the configured versions of TLS and ciphers");
    }
    if (has(failure, EOFException.class)
        || has(failure, SocketException.class)
        || text.contains("terminated the handshake")) {
      return new TlsProblem(
          "it closed the connection while TLS was being set up: it is being stopped, or it wants"
              + " another client certificate or another version of TLS",
          true);
    }
    return lasting(text);
  }

  /** The master refused us; the alerts are those of RFC 5246 and 8446. */
  private static TlsProblem refused(String alert) {
    return lasting(
        switch (alert.toLowerCase(Locale.ROOT)) {
          case "unknown_ca" ->
              "it does not know the authority that signed our certificate (unknown_ca): use a"
                  + " certificate of the cluster's own authority";
          case "certificate_expired" ->
              "it says that our certificate has expired: have it renewed, or compare the clocks";
          case "certificate_required" ->
              "it wants a client certificate: give a certificate and its key";
          case "bad_certificate",
              "certificate_unknown",
              "unsupported_certificate",
              "certificate_revoked",
              "access_denied",
              "decrypt_error" ->
              "it refuses our certificate ("
                  + alert
                  + "), or we sent none: check that it is one"
                  + " for clients of this cluster";
          case "handshake_failure", "insufficient_security" ->
              "no agreement ("
                  + alert
                  + "): it wants a client certificate that we did not send,"
                  + " or allows other ciphers (LIBPROCESS_SSL_CIPHERS of the master)";
          case "protocol_version" ->
              "it allows other versions of TLS (protocol_version): Mesos speaks TLS 1.2 unless"
                  + " told otherwise";
          default -> "it refuses the connection (" + alert + ")";
        });
  }

  private static TlsProblem lasting(String text) {
    return new TlsProblem(text, false);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String allMessages(@Nullable Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      text.append(t.getMessage()).append("; ");
    }
    return text.toString();
  }
}
