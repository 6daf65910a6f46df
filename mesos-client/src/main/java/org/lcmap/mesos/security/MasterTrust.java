package org.lcmap.mesos.security;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Decides whether a master is to be trusted: by its chain of certificates, by the length of that,
 * then by its name. Takes the place of the JVM's check of names, which knows no choice. Without
 * {@code chain}, everyone is trusted.
 */
final class MasterTrust extends X509ExtendedTrustManager {

  private final Optional<X509TrustManager> chain;
  private final int depth;
  private final HostnameCheck hostnames;

  MasterTrust(Optional<X509TrustManager> chain, int depth, HostnameCheck hostnames) {
    this.chain = chain;
    this.depth = depth;
    this.hostnames = hostnames;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
      throws CertificateException {
    check(certificates, type, engine.getPeerHost());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket secure)) {
      throw new CertificateException("not a TLS socket");
    }
    check(certificates, type, secure.getHandshakeSession().getPeerHost());
  }

  private void check(X509Certificate[] certificates, String type, String host)
      throws CertificateException {
    if (chain.isPresent()) {
      chain.get().checkServerTrusted(certificates, type);
      checkDepth(chain.get().getAcceptedIssuers(), certificates);
      hostnames.check(host, certificates[0]);
    }
  }

  /** The JVM's trust manager heeds a limit only where it has to look for the chain itself. */
  private void checkDepth(X509Certificate[] trusted, X509Certificate[] certificates)
      throws CertificateException {
    if (ChainOfTrust.find(certificates[0], List.of(certificates), List.of(trusted), depth)
        .isEmpty()) {
      throw new RefusedCertificateException(
          "more than "
              + depth
              + " certificates stand between its own and a trusted one: raise the limit"
              + " (LIBPROCESS_SSL_VERIFY_DEPTH), or trust one of those between");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String type)
      throws CertificateException {
    throw new CertificateException("the name of the master is not known");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String type)
      throws CertificateException {
    throw new CertificateException("not a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(certificates, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(certificates, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return chain.map(X509TrustManager::getAcceptedIssuers).orElse(new X509Certificate[0]);
  }
}
