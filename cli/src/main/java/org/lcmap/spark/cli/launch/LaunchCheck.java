package org.lcmap.spark.cli.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.cli.settings.Secrets;

/** Whether an executor starts, calls back, and is like the driver. */
public final class LaunchCheck implements Check {

  private static final Duration TO_END = Duration.ofSeconds(30);
  private static final int TOLD = 5;

  private final EffectiveSettings given;
  private final Path home;
  private final Duration patience;

  /**
   * Launches with these settings.
   *
   * @param home of this runtime
   * @param patience how long the executor may take, the pull of its image included
   */
  public LaunchCheck(EffectiveSettings given, Path home, Duration patience) {
    this.given = given;
    this.home = home;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "launch";
  }

  @Override
  public Duration limit() {
    return patience.plus(TO_END).plusSeconds(5);
  }

  @Override
  public Outcome run(Consumer<String> progress) throws InterruptedException {
    progress.accept("starts a driver");
    try (JobProcess job =
        JobProcess.start(
            home.resolve("bin/spark-submit"),
            home.resolve("lib/python/lcmap_doctor.py"),
            settings(given.asMap()),
            progress)) {
      Optional<Integer> exit = job.await(patience);
      if (exit.isEmpty()) {
        job.end(TO_END);
        return failed("no executor has answered within " + patience.toSeconds() + " s", job);
      }
      return exit.get() == 0 ? judge(job.output()) : failed("the job failed", job);
    } catch (IOException e) {
      return new Outcome.Failed(
          "cannot be tried: " + e.getMessage(), "is this runtime complete? " + home);
    }
  }

  /** Those of the user, for one executor. */
  static Map<String, String> settings(Map<String, String> given) {
    Map<String, String> settings = new TreeMap<>(given);
    String cores = given.getOrDefault("spark.executor.cores", "1");
    settings.put("spark.executor.cores", cores);
    settings.put("spark.cores.max", cores);
    settings.put("spark.executor.instances", "1");
    settings.put("spark.dynamicAllocation.enabled", "false");
    settings.put("spark.app.name", "lcmap-spark doctor");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.eventLog.enabled", "false");
    // It belongs to an application that may be running.
    settings.remove("spark.mesos.driver.frameworkId");
    return settings;
  }

  private static Outcome judge(String output) {
    try {
      return Comparison.judge(
          new JsonMapper()
              .readValue(output.strip().lines().reduce("", (a, b) -> b), Findings.class));
    } catch (JsonProcessingException e) {
      return new Outcome.Failed(
          "the job ran, but its answer cannot be read",
          "is the image of the executors the one of the driver?");
    }
  }

  private static Outcome failed(String what, JobProcess job) {
    List<String> lines = job.errors().stream().map(Secrets::shown).toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - TOLD), lines.size());
    return last.isEmpty()
        ? new Outcome.Failed(what, "run a job with LCMAP_SPARK_LOG_LEVEL=INFO to see more")
        : new Outcome.Failed(
            what + ": " + last.get(last.size() - 1),
            "the page on troubleshooting explains these messages",
            last.subList(0, last.size() - 1));
  }
}
