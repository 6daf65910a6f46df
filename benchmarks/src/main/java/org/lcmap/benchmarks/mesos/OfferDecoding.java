package org.lcmap.benchmarks.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.model.EventMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decodes one OFFERS event: into the records of the client, and, as the peer to compare with, into
 * Jackson's tree. Run: {@code java -cp ... org.openjdk.jmh.Main OfferDecoding -prof gc}; the
 * profiler adds the bytes allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OfferDecoding {

  /** How many agents offer at once. */
  @Param({"10", "1000", "10000"})
  public int agents;

  private final MesosJson json = new MesosJson();
  private final ObjectMapper mapper = new ObjectMapper();
  private byte[] event = new byte[0];

  /** Writes the event. */
  @Setup
  public void writeEvent() {
    event = Offers.event(agents);
  }

  /** What the client does. */
  @Benchmark
  public EventMessage records() {
    return json.read(event, EventMessage.class);
  }

  /** The peer. */
  @Benchmark
  public JsonNode tree() throws IOException {
    return mapper.readTree(event);
  }
}
