package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.Call;

/** A client is a light guest: two threads, no busy wait, a quick end. */
class SchedulerClientThreadsTest {

  private final RecordingHandler handler = new RecordingHandler();

  @Test
  void hasTwoThreadsAndEndsThem() throws Exception {
    try (ScriptedMaster master = ScriptedMaster.start()) {
      Set<Thread> before = clientThreads();
      SchedulerClient client = Clients.of(master.uri()).build();
      client.start(handler);
      client.send(new Call.Revive(java.util.List.of()));
      ScriptedMaster.Feed feed = master.feed();
      Set<Thread> during = clientThreads();
      during.removeAll(before);

      Instant start = Instant.now();
      client.close();
      Duration took = Duration.between(start, Instant.now());

      assertThat(during).hasSize(2);
      for (Thread thread : during) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
      assertThat(took).isLessThan(Duration.ofSeconds(2));
      assertThat(becomesBroken(feed)).isTrue();
    }
  }

  @Test
  void endsItsThreadsWhenNoMasterWasReached() throws Exception {
    Set<Thread> before = clientThreads();
    try (ScriptedMaster master = ScriptedMaster.start()) {
      master.onEverySubscribe(ScriptedMaster.Reply.of(401, ""));
      try (SchedulerClient client = Clients.of(master.uri()).build()) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> client.start(handler)))
            .isInstanceOf(MesosResponseException.class);
      }
    }
    Set<Thread> after = clientThreads();
    after.removeAll(before);
    for (Thread thread : after) {
      thread.join(5_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void sleepsWhileNothingHappens() throws Exception {
    try (ScriptedMaster master = ScriptedMaster.start();
        SchedulerClient client = Clients.of(master.uri()).build()) {
      Set<Thread> before = clientThreads();
      client.start(handler);
      master.feed();
      Set<Thread> threads = clientThreads();
      threads.removeAll(before);
      ThreadMXBean bean = ManagementFactory.getThreadMXBean();
      assertThat(threads).hasSize(2);
      long earlier = cpuTime(bean, threads);

      // Nothing to wait for: the claim is that nothing happens for a while.
      handler.news.poll(700, java.util.concurrent.TimeUnit.MILLISECONDS);

      assertThat(cpuTime(bean, threads) - earlier).isLessThan(Duration.ofMillis(70).toNanos());
    }
  }

  private static long cpuTime(ThreadMXBean bean, Set<Thread> threads) {
    return threads.stream().mapToLong(thread -> bean.getThreadCpuTime(thread.getId())).sum();
  }

  /** The master notices a closed connection after a write or two. */
  private static boolean becomesBroken(ScriptedMaster.Feed feed) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(10);
    while (!feed.isBroken()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  private static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            t -> t.getName().startsWith("mesos-scheduler-") || t.getName().startsWith("HttpClient"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
