package org.lcmap.spark.cli.mesos;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.mesos.security.Tls;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** The checks of a Mesos cluster. To be closed when they are over. */
public final class MesosExamination implements AutoCloseable {

  private final Fact<SparkMesosSettings> settings = new Fact<>("set of settings that can be used");
  private final Fact<MasterAddress> address = new Fact<>("address of masters");
  private final Fact<Optional<Tls>> tls = new Fact<>("set of certificates that can be used");
  private final Fact<List<URI>> masters = new Fact<>("leading master");
  private final Fact<URI> master = new Fact<>("master that answers");
  private final Fact<OfferedFramework> framework = new Fact<>("registration with a master");
  private final EffectiveSettings given;

  /** Checks of what these settings name. */
  public MesosExamination(EffectiveSettings given) {
    this.given = given;
  }

  /** What the settings have to say, before anything else. */
  public Check settings() {
    return new MesosSettingsCheck(given, settings, address);
  }

  /** What follows once the settings and this computer are known to be good. */
  public List<Check> cluster() {
    return List.of(
        new CertificatesCheck(settings, tls),
        new ZooKeeperCheck(address, masters),
        new MasterCheck(masters, tls, master),
        new RegistrationCheck(given, settings, tls, master, framework),
        new OffersCheck(given, settings, framework));
  }

  /** Ends the framework, if one was registered. */
  @Override
  public void close() {
    framework.known().ifPresent(OfferedFramework::close);
  }
}
