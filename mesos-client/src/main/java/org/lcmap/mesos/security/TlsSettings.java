package org.lcmap.mesos.security;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to speak TLS with masters.
 *
 * @param certificate the PEM file with our certificate, and the chain above it if there is one
 * @param key the PEM file with its key: PKCS#1, PKCS#8 or EC, encrypted or not
 * @param keyPassword for an encrypted key
 * @param authorities PEM files, or folders of them, with the authorities to trust; when empty,
 *     those of the JVM
 * @param verifyServer whether a master has to prove who it is; only for tests it does not
 * @param hostnames how its name is compared with its certificate
 * @param verifyIp whether an address in the certificate counts as a name
 * @param verifyDepth how many certificates may stand between the master's and a trusted one
 * @param protocols the versions of TLS, of {@code TLSv1.2} and {@code TLSv1.3}; older ones are not
 *     safe
 * @param ciphers cipher suites as the JVM names them; when empty, those of the JVM
 */
public record TlsSettings(
    Optional<Path> certificate,
    Optional<Path> key,
    Optional<KeyPassword> keyPassword,
    List<Path> authorities,
    boolean verifyServer,
    HostnameScheme hostnames,
    boolean verifyIp,
    int verifyDepth,
    List<String> protocols,
    List<String> ciphers) {

  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  /** Where certificates are looked for when nothing else is said. */
  public static final Path DEFAULT_FOLDER = Path.of("/certs");

  public TlsSettings {
    requireNonNull(hostnames, "hostnames");
    authorities = List.copyOf(authorities);
    protocols = List.copyOf(protocols);
    ciphers = List.copyOf(ciphers);
    if (protocols.isEmpty() || !VERSIONS.containsAll(protocols)) {
      throw new SecurityFileException(
          "the versions of TLS are " + protocols + ", where " + VERSIONS + " are allowed");
    }
    if (certificate.isPresent() != key.isPresent()) {
      throw new SecurityFileException(
          "a certificate needs its key, and a key its certificate: give both or none");
    }
  }

  /** {@code mesos.crt}, {@code mesos.key} and {@code trustedroot.crt} in this folder. */
  public static TlsSettings inFolder(Path folder) {
    return new TlsSettings(
        Optional.of(folder.resolve("mesos.crt")),
        Optional.of(folder.resolve("mesos.key")),
        Optional.empty(),
        List.of(folder.resolve("trustedroot.crt")),
        true,
        HostnameScheme.OPENSSL,
        true,
        4,
        VERSIONS,
        List.of());
  }

  /** Whether a folder holds any of the files that {@link #inFolder} looks for, in any case. */
  public static boolean anyInFolder(Path folder) {
    String[] names = Optional.ofNullable(folder.toFile().list()).orElse(new String[0]);
    return Files.isDirectory(folder)
        && List.of(names).stream()
            .anyMatch(
                n ->
                    List.of("mesos.crt", "mesos.key", "trustedroot.crt").stream()
                        .anyMatch(n::equalsIgnoreCase));
  }

  /** The same with another password for the key. */
  public TlsSettings withKeyPassword(KeyPassword password) {
    return new TlsSettings(
        certificate,
        key,
        Optional.of(password),
        authorities,
        verifyServer,
        hostnames,
        verifyIp,
        verifyDepth,
        protocols,
        ciphers);
  }

  /** A password, never printed. */
  public record KeyPassword(String value) {
    public KeyPassword {
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return "KeyPassword[...]";
    }
  }
}
