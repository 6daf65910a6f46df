package org.lcmap.spark.cli.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.lcmap.spark.cli.doctor.Outcome;

/** Judges what a job has found on an executor. */
final class Comparison {

  private static final double CLOCKS = 5;
  private static final String ADVICE =
      "run executors in the image of the driver: -e IMAGE=$IMAGE; when a tag has moved, have it"
          + " pulled again (spark.mesos.executor.docker.forcePullImage=true,"
          + " spark.kubernetes.container.image.pullPolicy=Always)";

  private Comparison() {}

  static Outcome judge(Findings findings) {
    Findings.Side driver = findings.driver();
    Findings.Side executor = findings.executor();
    List<String> breaks = new ArrayList<>();
    List<String> differs = new ArrayList<>();
    compare("Spark", driver.spark(), executor.spark(), breaks);
    compare(
        "Python",
        driver.python(),
        executor.python(),
        minor(driver.python()).equals(minor(executor.python())) ? differs : breaks);
    compare(
        "Java",
        driver.java(),
        executor.java(),
        major(driver.java()).equals(major(executor.java())) ? differs : breaks);
    TreeSet<String> packages = new TreeSet<>(driver.packages().keySet());
    packages.addAll(executor.packages().keySet());
    for (String one : packages) {
      compare(
          one,
          driver.packages().getOrDefault(one, "missing"),
          executor.packages().getOrDefault(one, "missing"),
          differs);
    }
    List<String> details = new ArrayList<>();
    details.add("executor on " + executor.host() + ", driver at " + findings.address());
    details.add(
        "the same there: Spark %s, Python %s, Java %s, %d packages"
            .formatted(driver.spark(), driver.python(), driver.java(), packages.size()));
    String time =
        String.format(
            Locale.ROOT,
            "the executor answered after %.1f s, then within %.2f s",
            findings.started(),
            findings.answered());
    if (!breaks.isEmpty() || !differs.isEmpty()) {
      List<String> all = new ArrayList<>(breaks);
      all.addAll(differs);
      String found =
          time
              + "; it has "
              + all.size()
              + (all.size() == 1 ? " other version: " : " other versions: ")
              + all.get(0);
      details.remove(1);
      details.addAll(all.subList(1, all.size()));
      return breaks.isEmpty()
          ? new Outcome.Warning(found, ADVICE, details)
          : new Outcome.Failed(found, ADVICE, details);
    }
    if (Math.abs(findings.clockAhead()) - findings.clockError() > CLOCKS) {
      return new Outcome.Warning(
          String.format(Locale.ROOT, "%s; its clock is %+.0f s off", time, findings.clockAhead()),
          "set both clocks by NTP: logs and the times of tasks depend on it",
          details);
    }
    details.add(
        String.format(
            Locale.ROOT,
            "clocks %.2f s apart; %,d bytes went both ways",
            Math.abs(findings.clockAhead()),
            findings.large()));
    return new Outcome.Ok(time, details);
  }

  private static void compare(String what, String here, String there, List<String> different) {
    if (!here.equals(there)) {
      different.add(what + " " + there + ", here " + here);
    }
  }

  private static String minor(String version) {
    String[] parts = version.split("\\.", 3);
    return parts.length < 2 ? version : parts[0] + "." + parts[1];
  }

  private static String major(String version) {
    return version.split("\\.", 2)[0];
  }
}
