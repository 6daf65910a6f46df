package org.lcmap.mesos.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS made ready from {@link TlsSettings}: the files are read and checked. */
public final class Tls {

  private static final char[] NO_PASSWORD = new char[0];

  private final SSLContext context;
  private final SSLParameters parameters;

  private Tls(SSLContext context, SSLParameters parameters) {
    this.context = context;
    this.parameters = parameters;
  }

  /**
   * Reads and checks the files.
   *
   * @throws SecurityFileException when one is missing, unreadable, damaged, expired, or does not
   *     fit the others
   */
  public static Tls of(TlsSettings settings) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      MasterTrust trust =
          new MasterTrust(
              settings.verifyServer() ? Optional.of(chainTrust(settings)) : Optional.empty(),
              settings.verifyDepth(),
              new HostnameCheck(settings.hostnames(), settings.verifyIp()));
      context.init(keys(settings), new TrustManager[] {trust}, new SecureRandom());
      SSLParameters parameters = new SSLParameters();
      parameters.setProtocols(settings.protocols().toArray(String[]::new));
      if (!settings.ciphers().isEmpty()) {
        parameters.setCipherSuites(settings.ciphers().toArray(String[]::new));
      }
      return new Tls(context, parameters);
    } catch (GeneralSecurityException e) {
      throw new SecurityFileException("TLS cannot be set up: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from a key store in memory
    }
  }

  /** What makes connections. */
  public SSLContext context() {
    return context;
  }

  /** The versions and ciphers to allow. */
  public SSLParameters parameters() {
    return parameters;
  }

  private static KeyManager[] keys(TlsSettings settings)
      throws GeneralSecurityException, IOException {
    if (settings.certificate().isEmpty() || settings.key().isEmpty()) {
      return new KeyManager[0];
    }
    Path file = settings.certificate().get();
    List<X509Certificate> chain = Pem.certificates("the certificate", file);
    PrivateKey key = Pem.key(settings.key().get(), settings.keyPassword());
    requireValid(chain.get(0), file);
    requirePair(chain.get(0), key, file, settings.key().get());
    KeyStore store = emptyStore();
    store.setKeyEntry("mesos", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static X509TrustManager chainTrust(TlsSettings settings)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    if (settings.authorities().isEmpty()) {
      factory.init((KeyStore) null);
    } else {
      KeyStore store = emptyStore();
      for (X509Certificate authority : authorities(settings.authorities())) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
      // Mesos has no revocation lists; where they are needed, certificates are short-lived.
      parameters.setRevocationEnabled(false);
      factory.init(new CertPathTrustManagerParameters(parameters));
    }
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no X.509 trust in this JVM"));
  }

  /** The authorities in these files and folders that have not expired: at least one. */
  static List<X509Certificate> authorities(List<Path> places) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1)
                .contains("-----BEGIN CERTIFICATE-----")) {
              all.addAll(Pem.certificates("the authority", file));
            }
          }
        }
      } else {
        all.addAll(Pem.certificates("the file with the trusted authority,", place));
      }
    }
    Instant now = Instant.now();
    List<X509Certificate> valid =
        all.stream().filter(c -> !c.getNotAfter().toInstant().isBefore(now)).toList();
    if (valid.isEmpty()) {
      throw new SecurityFileException(
          all.isEmpty()
              ? "no certificate of an authority in " + places
              : "the trusted authority in "
                  + places
                  + " expired on "
                  + all.get(0).getNotAfter().toInstant()
                  + ": get the new one");
    }
    return valid;
  }

  private static void requireValid(X509Certificate certificate, Path file) {
    Instant now = Instant.now();
    if (certificate.getNotAfter().toInstant().isBefore(now)) {
      throw new SecurityFileException(
          "the certificate "
              + file
              + " expired on "
              + certificate.getNotAfter().toInstant()
              + ": have it renewed");
    }
    if (certificate.getNotBefore().toInstant().isAfter(now)) {
      throw new SecurityFileException(
          "the certificate "
              + file
              + " is valid from "
              + certificate.getNotBefore().toInstant()
              + " only: check the clock of this machine");
    }
  }

  private static void requirePair(
      X509Certificate certificate, PrivateKey key, Path certificateFile, Path keyFile)
      throws GeneralSecurityException {
    String mismatch =
        "the key "
            + keyFile
            + " is not the one of the certificate "
            + certificateFile
            + ": they have to be made together";
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          case "DSA" -> "SHA256withDSA";
          default -> key.getAlgorithm(); // EdDSA, whose signatures have the same name
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    byte[] signed;
    boolean fits;
    try {
      signature.update(mismatch.getBytes(StandardCharsets.UTF_8));
      signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(mismatch.getBytes(StandardCharsets.UTF_8));
      fits = signature.verify(signed);
    } catch (GeneralSecurityException e) {
      fits = false; // a key of another kind
    }
    if (!fits) {
      throw new SecurityFileException(mismatch);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
