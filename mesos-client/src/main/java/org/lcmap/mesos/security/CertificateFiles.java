package org.lcmap.mesos.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the files of TLS hold, for a report to people.
 *
 * @param own our certificate, if there is one
 * @param issuer the authority among those that we trust to which our certificate leads, if any
 * @param authorities those that we trust, without those that have expired
 */
public record CertificateFiles(
    Optional<Certificate> own, Optional<Certificate> issuer, List<Certificate> authorities) {

  public CertificateFiles {
    authorities = List.copyOf(authorities);
  }

  /**
   * A certificate.
   *
   * @param subject whose it is, as in {@code CN=ada,O=demo}
   * @param expires until when it is valid
   */
  public record Certificate(String subject, Instant expires) {

    private static Certificate of(X509Certificate certificate) {
      return new Certificate(
          certificate.getSubjectX500Principal().getName(), certificate.getNotAfter().toInstant());
    }
  }

  /**
   * Reads and checks the files, as {@link Tls#of} does.
   *
   * @throws SecurityFileException when one is missing, unreadable, damaged, expired, or does not
   *     fit the others
   */
  public static CertificateFiles read(TlsSettings settings) {
    Tls.of(settings);
    try {
      List<X509Certificate> trusted =
          settings.authorities().isEmpty() ? List.of() : Tls.authorities(settings.authorities());
      List<X509Certificate> chain =
          settings
              .certificate()
              .map(file -> Pem.certificates("the certificate", file))
              .orElse(List.of());
      return new CertificateFiles(
          chain.stream().findFirst().map(Certificate::of),
          issuer(chain, trusted, settings).map(Certificate::of),
          trusted.stream().map(Certificate::of).toList());
    } catch (CertificateException e) {
      throw new SecurityFileException("the certificate cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // read a moment ago
    }
  }

  private static Optional<X509Certificate> issuer(
      List<X509Certificate> chain, List<X509Certificate> trusted, TlsSettings settings)
      throws CertificateException {
    return chain.isEmpty() || trusted.isEmpty()
        ? Optional.empty()
        : ChainOfTrust.find(chain.get(0), chain, trusted, settings.verifyDepth());
  }
}
