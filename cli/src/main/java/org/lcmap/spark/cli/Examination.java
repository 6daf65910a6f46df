package org.lcmap.spark.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.kubernetes.KubernetesExamination;
import org.lcmap.spark.cli.launch.LaunchCheck;
import org.lcmap.spark.cli.machine.DriverCheck;
import org.lcmap.spark.cli.machine.FoldersCheck;
import org.lcmap.spark.cli.machine.LocalSettingsCheck;
import org.lcmap.spark.cli.machine.StandaloneCheck;
import org.lcmap.spark.cli.machine.UserCheck;
import org.lcmap.spark.cli.mesos.MesosExamination;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.defaults.ThisMachine;
import org.lcmap.spark.mesos.kubernetes.KubernetesMaster;

/** The checks that make sense for a master, in order. To be closed when they are over. */
final class Examination implements AutoCloseable {

  private final EffectiveSettings settings;
  private final Path home;
  private final List<Check> checks = new ArrayList<>();
  private final List<Runnable> ends = new ArrayList<>();

  private Examination(EffectiveSettings settings, Path home) {
    this.settings = settings;
    this.home = home;
  }

  /**
   * The checks of what these settings name.
   *
   * @param home of this runtime
   * @param mountable see {@link FoldersCheck}
   */
  static Examination of(EffectiveSettings settings, Path home, List<Path> mountable) {
    Examination examination = new Examination(settings, home);
    List<Check> here =
        List.of(
            new UserCheck(settings.environment()),
            new FoldersCheck(settings.environment(), mountable));
    examination.add(settings.master(), here);
    return examination;
  }

  private void add(String master, List<Check> here) {
    if (master.startsWith("mesos://")) {
      MesosExamination mesos = new MesosExamination(settings);
      ends.add(mesos::close);
      add(mesos.settings(), here, mesos.cluster());
    } else if (KubernetesMaster.is(master)) {
      KubernetesExamination kubernetes = new KubernetesExamination(settings, home);
      ends.add(kubernetes::close);
      add(kubernetes.settings(), here, kubernetes.cluster());
    } else if (master.startsWith("spark://")) {
      checks.addAll(here);
      checks.add(new DriverCheck(settings, new ThisMachine()));
      checks.add(new StandaloneCheck(master));
    } else if (master.equals("yarn")) {
      checks.addAll(here);
      checks.add(new DriverCheck(settings, new ThisMachine()));
    } else {
      checks.add(new LocalSettingsCheck(settings));
      checks.addAll(here);
    }
  }

  private void add(Check first, List<Check> here, List<Check> cluster) {
    checks.add(first);
    checks.addAll(here);
    checks.add(new DriverCheck(settings, new ThisMachine()));
    checks.addAll(cluster);
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  /** With one that launches an executor at the end. */
  List<Check> withLaunch(Duration patience) {
    List<Check> more = new ArrayList<>(checks);
    more.add(new LaunchCheck(settings, home, patience));
    return more;
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
  }
}
