package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Many random schedules of faults, each given by its seed. To run one again: {@code -Dfaults.seed=N
 * -Dfaults.schedules=1}.
 */
class FaultScheduleTest {

  private static final int PARALLEL = 6;

  @Test
  void everyScheduleOfFaultsEndsWithBothSidesInAgreement() throws Exception {
    long first = Long.getLong("faults.seed", 1);
    int number = Integer.getInteger("faults.schedules", 500);
    List<String> failures = new ArrayList<>();
    Set<String> done = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (long seed = first; seed < first + number; seed++) {
        long one = seed;
        results.add(threads.submit(() -> run(one, done)));
      }
      for (int i = 0; i < number; i++) {
        try {
          String wrong = results.get(i).get(3, TimeUnit.MINUTES);
          if (!wrong.isEmpty()) {
            failures.add(wrong);
          }
        } catch (TimeoutException e) {
          failures.add("seed " + (first + i) + " hangs");
        }
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(failures).as("of %d schedules", number).isEmpty();
    if (number >= 500) { // fewer cannot have all of them
      assertThat(done).containsAll(FaultSchedule.faults());
    }
  }

  private static String run(long seed, Set<String> done) {
    FaultSchedule schedule = new FaultSchedule(seed);
    String wrong;
    try {
      wrong = schedule.run();
    } catch (Exception e) {
      java.io.StringWriter trace = new java.io.StringWriter();
      e.printStackTrace(new java.io.PrintWriter(trace));
      wrong = trace.toString();
    }
    done.addAll(schedule.log());
    return wrong.isEmpty() ? "" : "seed " + seed + ": " + wrong + "; done: " + schedule.log();
  }
}
