package org.lcmap.spark.cli.machine;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;

/** Whether {@code local[...]} can be used, and fits this computer. */
public final class LocalSettingsCheck implements Check {

  private static final Pattern MASTER =
      Pattern.compile("local(?:\\[(?<cores>[1-9]\\d*|\\*)(?:\\s*,\\s*\\d+)?\\])?");

  private final EffectiveSettings given;
  private final int processors;

  /** Checks these settings. */
  public LocalSettingsCheck(EffectiveSettings given) {
    this(given, Runtime.getRuntime().availableProcessors());
  }

  LocalSettingsCheck(EffectiveSettings given, int processors) {
    this.given = given;
    this.processors = processors;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    Matcher matcher = MASTER.matcher(given.master());
    if (!matcher.matches()) {
      return new Outcome.Failed(
          "cannot use the master '" + given.master() + "'",
          "give local, local[N], local[*], mesos://..., spark://HOST:PORT or k8s://...");
    }
    String cores = matcher.group("cores");
    int wanted = cores == null ? 1 : cores.equals("*") ? processors : Integer.parseInt(cores);
    String memory = given.find("spark.driver.memory").map(setting -> setting.value()).orElse("1g");
    String found =
        String.format(
            Locale.ROOT,
            "all runs here, on %d of %d processors, with %s of memory",
            Math.min(wanted, processors),
            processors,
            memory);
    return wanted > processors
        ? new Outcome.Warning(
            found + "; " + wanted + " tasks at once",
            "local[*] runs as many tasks as there are processors")
        : new Outcome.Ok(found);
  }
}
