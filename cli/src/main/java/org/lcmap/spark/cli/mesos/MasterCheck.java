package org.lcmap.spark.cli.mesos;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lcmap.mesos.client.MasterProbe;
import org.lcmap.mesos.client.MesosConnectionException;
import org.lcmap.mesos.security.Tls;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Fact;
import org.lcmap.spark.cli.doctor.Outcome;

/** Whether a master answers, over TLS where that is wanted. */
final class MasterCheck implements Check {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOCKS = Duration.ofSeconds(30);

  private final Fact<List<URI>> masters;
  private final Fact<Optional<Tls>> tls;
  private final Fact<URI> master;

  MasterCheck(Fact<List<URI>> masters, Fact<Optional<Tls>> tls, Fact<URI> master) {
    this.masters = masters;
    this.tls = tls;
    this.master = master;
  }

  @Override
  public String name() {
    return "master";
  }

  @Override
  public List<Fact<?>> needs() {
    return List.of(tls, masters);
  }

  @Override
  public Duration limit() {
    return TIMEOUT
        .multipliedBy(2)
        .multipliedBy(Math.max(1, masters.known().map(List::size).orElse(1)));
  }

  @Override
  public Outcome run(Consumer<String> progress) throws InterruptedException {
    List<String> silent = new ArrayList<>();
    for (URI one : masters.value()) {
      progress.accept(one.getAuthority());
      try {
        Outcome outcome = judge(MasterProbe.ask(one, tls.value(), TIMEOUT));
        if (!(outcome instanceof Outcome.Failed)) {
          master.is(one);
        }
        return outcome;
      } catch (MesosConnectionException e) {
        silent.add(String.valueOf(e.getMessage()));
      }
    }
    return new Outcome.Failed(
        silent.get(0),
        "check address, port and certificates with the administrators",
        silent.subList(1, silent.size()));
  }

  /** Judges what was answered. */
  static Outcome judge(MasterProbe.Answer answer) {
    String where = answer.endpoint().getAuthority();
    if (answer.version().isEmpty()) {
      return new Outcome.Failed(
          "%s answers, but not as a Mesos master does (status %d)"
              .formatted(where, answer.status()),
          "check the address and the port: masters listen on 5050 unless told otherwise");
    }
    String found =
        "Mesos %s at %s, %s"
            .formatted(
                answer.version().get(),
                where,
                answer.protocol().map(version -> "over " + version).orElse("not encrypted"));
    long apart = answer.ahead().orElse(Duration.ZERO).abs().toSeconds();
    return apart > CLOCKS.toSeconds()
        ? new Outcome.Warning(
            found + "; its clock and ours are %,d s apart".formatted(apart),
            "set the clock of this computer by NTP, or tell the administrators: certificates and"
                + " logs depend on it")
        : new Outcome.Ok(found);
  }
}
