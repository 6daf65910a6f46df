package org.lcmap.spark.cli.mesos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.settings.SettingsException;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Whether all settings can be used. */
final class MesosSettingsCheck implements Check {

  private final EffectiveSettings given;
  private final Fact<SparkMesosSettings> settings;
  private final Fact<MasterAddress> address;

  MesosSettingsCheck(
      EffectiveSettings given, Fact<SparkMesosSettings> settings, Fact<MasterAddress> address) {
    this.given = given;
    this.settings = settings;
    this.address = address;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    List<String> problems = new ArrayList<>();
    try {
      address.is(MasterAddress.parse(given.master()));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    try {
      settings.is(SparkMesosSettings.parse(given.asMap(), given.environment()));
    } catch (SettingsException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      return new Outcome.Failed(
          problems.size() == 1 ? problems.get(0) : problems.size() + " of them cannot be used",
          "`lcmap-spark conf` shows where each comes from",
          problems.size() == 1 ? List.of() : problems);
    }
    return new Outcome.Ok(Asked.words(settings.value()), settings.value().notes());
  }
}
