package org.lcmap.mesos.security;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from a certificate to an authority that is trusted. */
final class ChainOfTrust {

  private ChainOfTrust() {}

  /**
   * The authority at the end of the way, if there is one.
   *
   * @param between certificates that may stand on the way
   * @param depth how many of them may
   */
  static Optional<X509Certificate> find(
      X509Certificate certificate,
      Collection<X509Certificate> between,
      Collection<X509Certificate> trusted,
      int depth)
      throws CertificateException {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(certificate);
      Set<TrustAnchor> anchors =
          trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
      PKIXBuilderParameters limited = new PKIXBuilderParameters(anchors, target);
      limited.setRevocationEnabled(false);
      limited.setMaxPathLength(depth);
      limited.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
      var way = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(limited);
      return Optional.of(way.getTrustAnchor().getTrustedCert());
    } catch (CertPathBuilderException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new CertificateException("its chain of certificates cannot be measured", e);
    }
  }
}
