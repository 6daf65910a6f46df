package org.lcmap.spark.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DoctorTest {

  private interface Look {
    Outcome at(Consumer<String> progress) throws InterruptedException;
  }

  private record Some(String name, List<Fact<?>> needs, Duration limit, Look look)
      implements Check {

    static Some of(String name, Look look) {
      return new Some(name, List.of(), Duration.ofSeconds(20), look);
    }

    static Some of(String name, Outcome outcome) {
      return of(name, progress -> outcome);
    }

    @Override
    public Outcome run(Consumer<String> progress) throws InterruptedException {
      return look.at(progress);
    }
  }

  /** Notes what it is told. */
  private static final class Notes implements Observer {
    final List<String> all = new ArrayList<>();

    @Override
    public void begins(String check) {
      all.add("begins " + check);
    }

    @Override
    public void waitsFor(String words) {
      all.add("waits for " + words);
    }

    @Override
    public void ends(Examined check) {
      all.add("ends " + check.name());
    }

    @Override
    public void ends(Report report) {
      all.add("report of " + report.checks().size());
    }
  }

  private static Report examine(Check... checks) throws InterruptedException {
    return new Doctor(new Notes()).examine("subject", List.of(checks));
  }

  private static List<Outcome> outcomes(Report report) {
    return report.checks().stream().map(Examined::outcome).toList();
  }

  @Test
  void tellsOfEachCheckInOrder() throws InterruptedException {
    Notes notes = new Notes();

    new Doctor(notes)
        .examine(
            "subject",
            List.of(
                Some.of(
                    "first",
                    progress -> {
                      progress.accept("a server");
                      return new Outcome.Ok("fine");
                    }),
                Some.of("second", new Outcome.Ok("fine"))));

    assertThat(notes.all)
        .containsExactly(
            "begins first",
            "waits for a server",
            "ends first",
            "begins second",
            "ends second",
            "report of 2");
  }

  @Test
  void whatOneCheckFindsOutTheNextUses() throws InterruptedException {
    Fact<String> leader = new Fact<>("leading master");

    Report report =
        examine(
            Some.of(
                "first",
                progress -> {
                  leader.is("host");
                  return new Outcome.Ok("fine");
                }),
            new Some(
                "second",
                List.of(leader),
                Duration.ofSeconds(20),
                progress -> new Outcome.Ok(leader.value())));

    assertThat(outcomes(report)).containsExactly(new Outcome.Ok("fine"), new Outcome.Ok("host"));
  }

  @Test
  void checkThatLacksAFactIsSkipped() throws InterruptedException {
    Report report =
        examine(
            new Some(
                "second",
                List.of(new Fact<String>("leading master")),
                Duration.ofSeconds(20),
                progress -> new Outcome.Ok("never")));

    assertThat(outcomes(report)).containsExactly(new Outcome.Skipped("there is no leading master"));
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void checkThatTakesTooLongIsLeftAlone() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);

    Report report =
        examine(
            new Some(
                "slow",
                List.of(),
                Duration.ofMillis(50),
                progress -> {
                  try {
                    new CountDownLatch(1).await();
                    return new Outcome.Ok("never");
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                  }
                }),
            Some.of("next", new Outcome.Ok("fine")));

    assertThat(report.checks().get(0).outcome().found()).isEqualTo("no answer within 0 s");
    assertThat(report.checks().get(1).outcome()).isEqualTo(new Outcome.Ok("fine"));
    interrupted.await();
  }

  @Test
  void faultOfTheDoctorEndsOneCheckOnly() throws InterruptedException {
    Report report =
        examine(
            Some.of(
                "broken",
                progress -> {
                  throw new IllegalStateException("oh");
                }),
            Some.of("next", new Outcome.Ok("fine")));

    assertThat(report.checks().get(0).outcome().found())
        .isEqualTo("the doctor itself failed: java.lang.IllegalStateException: oh");
    assertThat(report.checks()).hasSize(2);
    assertThat(report.exitCode()).isEqualTo(2);
  }

  @Test
  void exitCodeIsThatOfTheWorst() throws InterruptedException {
    Check ok = Some.of("ok", new Outcome.Ok("fine"));
    Check warning = Some.of("warning", new Outcome.Warning("soon", "act"));
    Check failed = Some.of("failed", new Outcome.Failed("broken", "mend"));

    assertThat(examine(ok).exitCode()).isZero();
    assertThat(examine(ok, warning).exitCode()).isEqualTo(1);
    assertThat(examine(failed, warning, ok).exitCode()).isEqualTo(2);
  }
}
