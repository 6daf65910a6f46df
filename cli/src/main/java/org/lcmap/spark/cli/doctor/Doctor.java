package org.lcmap.spark.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks one after the other. None of them can hold it up for longer than its limit, or end it
 * by an exception.
 */
public final class Doctor {

  private final Observer observer;

  /** A doctor who tells this one. */
  public Doctor(Observer observer) {
    this.observer = observer;
  }

  /**
   * Runs all of them.
   *
   * @param subject what they look at
   * @throws InterruptedException when the calling thread is to end
   */
  public Report examine(String subject, List<Check> checks) throws InterruptedException {
    List<Examined> examined = new ArrayList<>();
    for (Check check : checks) {
      observer.begins(check.name());
      long began = System.nanoTime();
      Optional<Outcome> skipped = missing(check);
      Outcome outcome = skipped.isPresent() ? skipped.get() : outcome(check);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Examined done = new Examined(check.name(), outcome, took);
      examined.add(done);
      observer.ends(done);
    }
    Report report = new Report(subject, examined);
    observer.ends(report);
    return report;
  }

  private static Optional<Outcome> missing(Check check) {
    return check.needs().stream()
        .filter(fact -> fact.known().isEmpty())
        .findFirst()
        .map(fact -> new Outcome.Skipped("there is no " + fact.words()));
  }

  private Outcome outcome(Check check) throws InterruptedException {
    FutureTask<Outcome> task = new FutureTask<>(() -> check.run(observer::waitsFor));
    Thread thread = new Thread(task, "check-" + check.name());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(check.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return new Outcome.Failed(
          "no answer within " + check.limit().toSeconds() + " s",
          "look for a firewall or a name server that does not answer");
    } catch (ExecutionException e) {
      return new Outcome.Failed(
          "the doctor itself failed: " + e.getCause(), "please report this; the other checks hold");
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    }
  }
}
