package org.lcmap.mesos.security;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the variables by which Mesos's own programs are told about TLS, with the meanings of {@code
 * docs/ssl.md} of Mesos. Three things differ, for safety ({@code docs/adr/0014-tls-choices.md}):
 * the server is verified unless {@code LIBPROCESS_SSL_VERIFY_SERVER_CERT} is false, the hostname
 * scheme is {@code openssl} unless it is set, and no connection is downgraded to plain HTTP.
 */
public final class LibprocessEnvironment {

  private static final System.Logger LOG = System.getLogger(LibprocessEnvironment.class.getName());
  private static final String PREFIX = "LIBPROCESS_SSL_";

  private final Map<String, String> environment;
  private final TlsSettings defaults;

  private LibprocessEnvironment(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.defaults = TlsSettings.inFolder(folder);
  }

  /**
   * The settings; nothing when {@code LIBPROCESS_SSL_ENABLED} is not true.
   *
   * @param folder where files are looked for that no variable names, usually {@link
   *     TlsSettings#DEFAULT_FOLDER}
   * @throws SecurityFileException when a variable has a value that it cannot have
   */
  public static Optional<TlsSettings> read(Map<String, String> environment, Path folder) {
    return new LibprocessEnvironment(environment, folder).settings();
  }

  private Optional<TlsSettings> settings() {
    if (!flag("ENABLED", false)) {
      return Optional.empty();
    }
    if (flag("SUPPORT_DOWNGRADE", false)) {
      LOG.log(Level.WARNING, PREFIX + "SUPPORT_DOWNGRADE is ignored: plain HTTP is never tried");
    }
    if (!value("ECDH_CURVE").orElse("auto").equals("auto")) {
      LOG.log(Level.WARNING, PREFIX + "ECDH_CURVE is ignored: the JVM chooses the curve");
    }
    // The older names are aliases; REQUIRE_CERT switches verification on as well.
    boolean required = flag("REQUIRE_CLIENT_CERT", flag("REQUIRE_CERT", false));
    boolean verify = required || flag("VERIFY_SERVER_CERT", flag("VERIFY_CERT", true));
    return Optional.of(
        new TlsSettings(
            value("CERT_FILE").map(Path::of).or(defaults::certificate),
            value("KEY_FILE").map(Path::of).or(defaults::key),
            Optional.empty(),
            authorities(),
            verify,
            scheme(),
            flag("VERIFY_IPADD", true),
            depth(),
            protocols(),
            ciphers()));
  }

  private List<Path> authorities() {
    List<Path> named = new ArrayList<>();
    value("CA_FILE").map(Path::of).ifPresent(named::add);
    value("CA_DIR").map(Path::of).ifPresent(named::add);
    if (!named.isEmpty()) {
      return named;
    }
    Path folder = defaults.authorities().get(0).toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder) && TlsSettings.anyInFolder(folder)
        ? defaults.authorities()
        : List.of();
  }

  private HostnameScheme scheme() {
    String name = value("HOSTNAME_VALIDATION_SCHEME").orElse("openssl");
    return switch (name) {
      case "openssl" -> HostnameScheme.OPENSSL;
      case "legacy" -> HostnameScheme.LEGACY;
      default -> throw bad("HOSTNAME_VALIDATION_SCHEME", "legacy or openssl", name);
    };
  }

  private int depth() {
    String text = value("VERIFY_DEPTH").orElse("4");
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw bad("VERIFY_DEPTH", "a number", text);
    }
  }

  private List<String> protocols() {
    for (String old : List.of("SSL_V3", "TLS_V1_0", "TLS_V1_1")) {
      if (flag("ENABLE_" + old, false)) {
        LOG.log(Level.WARNING, PREFIX + "ENABLE_" + old + " is ignored: TLS 1.2 is the oldest");
      }
    }
    List<String> protocols = new ArrayList<>();
    if (flag("ENABLE_TLS_V1_3", false)) {
      protocols.add("TLSv1.3");
    }
    if (flag("ENABLE_TLS_V1_2", true)) {
      protocols.add("TLSv1.2");
    }
    if (protocols.isEmpty()) {
      throw new SecurityFileException(
          PREFIX + "ENABLE_TLS_V1_2 is false and nothing newer is enabled: no TLS is left");
    }
    return protocols;
  }

  private List<String> ciphers() {
    return value("CIPHERS").map(OpenSslCiphers::translate).orElse(List.of());
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(PREFIX + name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private boolean flag(String name, boolean unset) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return unset;
    }
    return switch (text.get().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw bad(name, "true, 1, false or 0", text.get());
    };
  }

  private static SecurityFileException bad(String name, String allowed, String found) {
    return new SecurityFileException(
        PREFIX + name + " is '" + found + "', where " + allowed + " is allowed");
  }
}
