package org.lcmap.mesos.security;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.lcmap.mesos.security.TlsSettings.KeyPassword;

/** Reads certificates and keys from PEM files, by Bouncy Castle. */
final class Pem {

  /** Used directly and never registered: the JVM's own providers stay as they are. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private Pem() {}

  /** All certificates of a file, at least one. */
  static List<X509Certificate> certificates(String what, Path file) {
    List<X509Certificate> found = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    try {
      for (Object object : objects(what, file)) {
        if (object instanceof X509CertificateHolder holder) {
          found.add(converter.getCertificate(holder));
        }
      }
    } catch (CertificateException e) {
      throw new SecurityFileException(what + " " + file + " is damaged: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new SecurityFileException(
          what
              + " "
              + file
              + " holds no certificate in PEM: a line '-----BEGIN CERTIFICATE-----' is expected."
              + " A file in DER is converted by: openssl x509 -inform der -in FILE -out NEW");
    }
    return found;
  }

  /** The first private key of a file. */
  static PrivateKey key(Path file, Optional<KeyPassword> password) {
    String what = "the key";
    Optional<ASN1Encodable> curve = Optional.empty();
    try {
      for (Object object : objects(what, file)) {
        if (object instanceof ASN1ObjectIdentifier || object instanceof X9ECParameters) {
          curve = Optional.of((ASN1Encodable) object);
        }
        Optional<PrivateKeyInfo> info = keyInfo(object, file, password);
        if (info.isPresent()) {
          return new JcaPEMKeyConverter()
              .setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC") // the JVM's name
              .getPrivateKey(onCurve(info.get(), curve));
        }
      }
    } catch (EncryptionException | PKCSException e) {
      throw new SecurityFileException(
          what + " " + file + " cannot be decrypted: the password is wrong", e);
    } catch (IOException | OperatorCreationException e) {
      throw new SecurityFileException(what + " " + file + " is damaged or of an unknown kind", e);
    }
    throw new SecurityFileException(
        what
            + " "
            + file
            + " holds no private key in PEM: a line '-----BEGIN ... PRIVATE KEY-----'"
            + " is expected");
  }

  /** An EC key may leave its curve to a block of parameters before it. */
  private static PrivateKeyInfo onCurve(PrivateKeyInfo key, Optional<ASN1Encodable> curve)
      throws IOException {
    AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
    return curve.isPresent()
            && algorithm.getParameters() == null
            && algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        ? new PrivateKeyInfo(
            new AlgorithmIdentifier(algorithm.getAlgorithm(), curve.get()), key.parsePrivateKey())
        : key;
  }

  private static Optional<PrivateKeyInfo> keyInfo(
      Object object, Path file, Optional<KeyPassword> password)
      throws IOException, OperatorCreationException, PKCSException {
    if (object instanceof PEMKeyPair pair) {
      return Optional.of(pair.getPrivateKeyInfo());
    }
    if (object instanceof PrivateKeyInfo info) {
      return Optional.of(info);
    }
    if (object instanceof PEMEncryptedKeyPair pair) {
      var decryptor =
          new JcePEMDecryptorProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(needed(file, password));
      try {
        return Optional.of(pair.decryptKeyPair(decryptor).getPrivateKeyInfo());
      } catch (IOException e) {
        // One wrong password in 256 gives a padding that is right by chance, and bytes of no key.
        throw new EncryptionException("not decrypted to a key", e);
      }
    }
    if (object instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      var decryptor =
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(needed(file, password));
      return Optional.of(encrypted.decryptPrivateKeyInfo(decryptor));
    }
    return Optional.empty(); // such as the parameters before an EC key
  }

  private static char[] needed(Path file, Optional<KeyPassword> password) {
    return password
        .map(p -> p.value().toCharArray())
        .orElseThrow(
            () ->
                new SecurityFileException(
                    "the key "
                        + file
                        + " is encrypted: give its password, or decrypt it by:"
                        + " openssl pkey -in FILE -out NEW"));
  }

  private static List<Object> objects(String what, Path file) {
    String text = new String(SecurityFiles.read(what, file), StandardCharsets.UTF_8);
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        objects.add(next);
      }
    } catch (PEMException e) {
      throw new SecurityFileException(what + " " + file + " is damaged", e);
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle throws various things on bad Base64.
      throw new SecurityFileException(what + " " + file + " is damaged", e);
    }
    return objects;
  }
}
