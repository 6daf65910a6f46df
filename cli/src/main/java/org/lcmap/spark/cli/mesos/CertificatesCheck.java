package org.lcmap.spark.cli.mesos;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lcmap.mesos.security.CertificateFiles;
import org.lcmap.mesos.security.CertificateFiles.Certificate;
import org.lcmap.mesos.security.SecurityFileException;
import org.lcmap.mesos.security.Tls;
import org.lcmap.mesos.security.TlsSettings;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.mesos.settings.MasterSettings;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Whether the files of TLS are there, readable, valid, and belong together. */
final class CertificatesCheck implements Check {

  private static final Duration SOON = Duration.ofDays(30);

  private final Fact<SparkMesosSettings> settings;
  private final Fact<Optional<Tls>> tls;

  CertificatesCheck(Fact<SparkMesosSettings> settings, Fact<Optional<Tls>> tls) {
    this.settings = settings;
    this.tls = tls;
  }

  @Override
  public String name() {
    return "certificates";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(settings);
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    MasterSettings master = settings.value().master();
    if (master.tls().isEmpty()) {
      tls.is(Optional.empty());
      return without(master);
    }
    try {
      CertificateFiles files = CertificateFiles.read(master.tls().get());
      tls.is(Optional.of(Tls.of(master.tls().get())));
      return judge(files, master.tls().get(), Instant.now());
    } catch (SecurityFileException e) {
      return new Outcome.Failed(
          String.valueOf(e.getMessage()),
          "the folder with the three files of the administrators is mounted by -v FOLDER:/certs;"
              + " their names count as they are written: mesos.crt, mesos.key, trustedroot.crt");
    }
  }

  private static Outcome without(MasterSettings master) {
    String found = "none: what is said to the masters is not encrypted";
    return master.credentials().isEmpty()
        ? new Outcome.Ok(found)
        : new Outcome.Warning(
            found + ", and neither is the password",
            "mount the folder with the certificates, if the cluster has any: -v FOLDER:/certs");
  }

  /** Judges files that can be used. */
  static Outcome judge(CertificateFiles files, TlsSettings settings, Instant now) {
    List<String> details = new ArrayList<>();
    files
        .authorities()
        .forEach(one -> details.add("trusted: " + one.subject() + ", " + left(one, now)));
    if (!settings.verifyServer()) {
      return new Outcome.Warning(
          "masters do not have to prove who they are",
          "leave spark.mesos.tls.verifyServer and LIBPROCESS_SSL_VERIFY_* out, but for tests",
          details);
    }
    if (files.own().isEmpty()) {
      return new Outcome.Ok("none of our own; masters have to prove who they are", details);
    }
    Certificate own = files.own().get();
    String found = own.subject() + ", " + left(own, now);
    for (Certificate one : concerned(files)) {
      if (one.expires().isBefore(now.plus(SOON))) {
        return new Outcome.Warning(
            one.subject() + ", " + left(one, now),
            "ask the administrators for new certificates",
            details);
      }
    }
    if (!settings.authorities().isEmpty() && files.issuer().isEmpty()) {
      return new Outcome.Warning(
          found + ", not issued by any authority of " + settings.authorities().get(0),
          "masters may refuse it: are all three files of the same cluster?",
          details);
    }
    String issuer = files.issuer().map(one -> "; issued by " + one.subject()).orElse("");
    return new Outcome.Ok(found + "; the key fits" + issuer, details);
  }

  private static List<Certificate> concerned(CertificateFiles files) {
    List<Certificate> all = new ArrayList<>();
    files.own().ifPresent(all::add);
    files.issuer().ifPresent(all::add);
    return all;
  }

  private static String left(Certificate certificate, Instant now) {
    long days = Duration.between(now, certificate.expires()).toDays();
    return "%,d %s left (until %s)"
        .formatted(
            days,
            days == 1 ? "day" : "days",
            certificate.expires().atOffset(ZoneOffset.UTC).toLocalDate());
  }
}
