package org.lcmap.spark.mesos.settings;

import static org.lcmap.spark.mesos.settings.Setting.NEW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.security.LibprocessEnvironment;
import org.lcmap.mesos.security.SecurityFileException;
import org.lcmap.mesos.security.TlsSettings;

/**
 * Settings of TLS with masters. In this order they count: these settings, the variables {@code
 * LIBPROCESS_SSL_*}, files that are found in the folder.
 */
final class TlsKeys {

  private static final String COMPARED = "new; 3.5 had only `LIBPROCESS_SSL_*`, which works too";

  static final Setting<Boolean> ENABLED =
      Setting.of(
              "spark.mesos.tls.enabled",
              Syntax.flag(),
              "Whether to speak TLS with masters, also with those that are named without"
                  + " `https://`.")
          .otherwise("`LIBPROCESS_SSL_ENABLED`, or whether the folder holds certificates")
          .compared(COMPARED);

  static final Setting<String> FOLDER =
      Setting.of(
              "spark.mesos.tls.folder",
              Syntax.text("a folder"),
              "Where `mesos.crt`, `mesos.key` and `trustedroot.crt` are looked for.")
          .byDefault(TlsSettings.DEFAULT_FOLDER.toString(), TlsSettings.DEFAULT_FOLDER.toString())
          .compared(NEW);

  static final Setting<String> CERTIFICATE =
      Setting.of("spark.mesos.tls.certFile", Syntax.text("a file"), "Our certificate, in PEM.")
          .otherwise("`mesos.crt` in the folder")
          .compared(COMPARED);

  static final Setting<String> KEY =
      Setting.of("spark.mesos.tls.keyFile", Syntax.text("a file"), "The key of our certificate.")
          .otherwise("`mesos.key` in the folder")
          .compared(COMPARED);

  static final Setting<String> AUTHORITY =
      Setting.of(
              "spark.mesos.tls.caFile",
              Syntax.text("a file or a folder"),
              "The authorities whom we trust.")
          .otherwise("`trustedroot.crt` in the folder")
          .compared(COMPARED);

  static final Setting<Boolean> VERIFY =
      Setting.of(
              "spark.mesos.tls.verifyServer",
              Syntax.flag(),
              "Whether a master has to prove who it is. Switch it off for tests only.")
          .byDefault(true, "true")
          .compared("new; 3.5 verified nothing unless `LIBPROCESS_SSL_VERIFY_CERT` was set");

  static final List<Setting<?>> ALL = List.of(ENABLED, FOLDER, CERTIFICATE, KEY, AUTHORITY, VERIFY);

  private TlsKeys() {}

  static Optional<TlsSettings> read(Values values) {
    Path folder = Path.of(values.get(FOLDER));
    Optional<Boolean> enabled = values.given(ENABLED);
    try {
      Optional<TlsSettings> byVariables = LibprocessEnvironment.read(values.environment(), folder);
      boolean named = values.isSet(CERTIFICATE) || values.isSet(KEY) || values.isSet(AUTHORITY);
      if (enabled.isEmpty() && !named && byVariables.isEmpty() && isClosed(folder)) {
        values.problem(
            "TLS: user %s may not look into the folder %s: open it to that user (chmod), or start"
                    .formatted(System.getProperty("user.name"), folder)
                + " the container as its owner (-u `id -u`)");
        return Optional.empty();
      }
      boolean wanted =
          enabled.orElse(named || byVariables.isPresent() || TlsSettings.anyInFolder(folder));
      if (!wanted) {
        return Optional.empty();
      }
      return Optional.of(merge(values, byVariables.orElseGet(() -> inFolder(folder)), named));
    } catch (SecurityFileException e) {
      values.problem("TLS: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What cannot be seen must not pass for what is not there: a password would go unencrypted. */
  private static boolean isClosed(Path folder) {
    return Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder));
  }

  /** Without any file there, the server is verified by the JVM's own authorities. */
  private static TlsSettings inFolder(Path folder) {
    TlsSettings found = TlsSettings.inFolder(folder);
    return TlsSettings.anyInFolder(folder)
        ? found
        : with(found, Optional.empty(), Optional.empty(), List.of(), found.verifyServer());
  }

  private static TlsSettings merge(Values values, TlsSettings base, boolean named) {
    if (!named && !values.isSet(VERIFY)) {
      return base;
    }
    return with(
        base,
        values.given(CERTIFICATE).map(Path::of).or(base::certificate),
        values.given(KEY).map(Path::of).or(base::key),
        values.given(AUTHORITY).map(file -> List.of(Path.of(file))).orElse(base.authorities()),
        values.given(VERIFY).orElse(base.verifyServer()));
  }

  private static TlsSettings with(
      TlsSettings base,
      Optional<Path> certificate,
      Optional<Path> key,
      List<Path> authorities,
      boolean verify) {
    return new TlsSettings(
        certificate,
        key,
        base.keyPassword(),
        authorities,
        verify,
        base.hostnames(),
        base.verifyIp(),
        base.verifyDepth(),
        base.protocols(),
        base.ciphers());
  }
}
