package org.lcmap.mesos.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.lcmap.mesos.model.FrameworkInfo;

/** Clients that are quick to try again. */
final class Clients {

  static final FrameworkInfo FRAMEWORK =
      FrameworkInfo.builder("root", "test").roles(List.of("demo")).build();

  private Clients() {}

  static SchedulerClient.Builder of(URI... masters) {
    return of(MasterDetector.of(List.of(masters)));
  }

  static SchedulerClient.Builder of(MasterDetector detector) {
    return SchedulerClient.builder(detector, FRAMEWORK)
        .timeout(Duration.ofSeconds(5))
        .startTimeout(Duration.ofSeconds(20))
        .retry(new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(100), 0.5))
        .unanswered(new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(200), 0));
  }
}
