package org.lcmap.spark.cli.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Outcome;

/** Whether a master of Spark's own cluster listens: {@code spark://host:port,host:port}. */
public final class StandaloneCheck implements Check {

  private static final String SCHEME = "spark://";
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final String master;

  /** Looks at the masters of this URL. */
  public StandaloneCheck(String master) {
    this.master = master;
  }

  @Override
  public String name() {
    return "master";
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    List<String> silent = new ArrayList<>();
    List<String> hosts = List.of(master.substring(SCHEME.length()).split(",", -1));
    for (String host : hosts) {
      progress.accept(host);
      try {
        Port.of(host).problem(CONNECT).ifPresent(silent::add);
      } catch (IllegalArgumentException e) {
        return new Outcome.Failed("'" + host + "' is no host and port", "write spark://HOST:7077");
      }
    }
    if (silent.size() == hosts.size()) {
      return new Outcome.Failed(
          silent.get(0),
          "is the master running? Its log names its URL",
          silent.subList(1, silent.size()));
    }
    return silent.isEmpty()
        ? new Outcome.Ok(String.join(", ", hosts) + " takes connections")
        : new Outcome.Warning(
            "%d of %d masters do not answer".formatted(silent.size(), hosts.size()),
            "tell the administrators",
            silent);
  }
}
