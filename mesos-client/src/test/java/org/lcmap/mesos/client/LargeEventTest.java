package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.EventMessage;

/** The offers of a large cluster in one event. */
class LargeEventTest {

  private static final int AGENTS = 10_000;
  private static final int CHUNK = 16 * 1024;

  /** As a real master wrote it, with a number for what differs. */
  private static final String OFFER =
      "{\"id\":{\"value\":\"cab40d7f-59ae-4481-aef4-27a1d9a17a62-O#\"},\"framework_id\":{\"value\":"
          + "\"cab40d7f-59ae-4481-aef4-27a1d9a17a62-0002\"},\"agent_id\":{\"value\":"
          + "\"cab40d7f-59ae-4481-aef4-27a1d9a17a62-S#\"},\"hostname\":\"agent-#.example.org\","
          + "\"url\":{\"scheme\":\"http\",\"address\":{\"hostname\":\"agent-#.example.org\","
          + "\"ip\":\"10.0.0.1\",\"port\":5051},\"path\":\"/slave(1)\"},\"resources\":[{\"name\":"
          + "\"ports\",\"type\":\"RANGES\",\"ranges\":{\"range\":[{\"begin\":31000,\"end\":32000}]},"
          + "\"role\":\"*\",\"allocation_info\":{\"role\":\"demo\"}},{\"name\":\"cpus\",\"type\":"
          + "\"SCALAR\",\"scalar\":{\"value\":8.0},\"role\":\"*\",\"allocation_info\":{\"role\":"
          + "\"demo\"}},{\"name\":\"mem\",\"type\":\"SCALAR\",\"scalar\":{\"value\":8192.0},\"role\":"
          + "\"*\",\"allocation_info\":{\"role\":\"demo\"}}],\"attributes\":[{\"name\":\"rack\","
          + "\"type\":\"TEXT\",\"text\":{\"value\":\"r1\"}}],\"allocation_info\":{\"role\":\"demo\"}}";

  @Test
  void tenThousandOffersNeedASmallMultipleOfTheirJson() {
    byte[] stream = stream();
    MesosJson json = new MesosJson();
    decode(json, stream); // the first time builds what Jackson remembers
    long before = allocated();

    List<EventMessage> events = decode(json, stream);
    double multiple = (double) (allocated() - before) / stream.length;

    assertThat(((Event.Offers) events.get(0).event()).offers()).hasSize(AGENTS);
    // Everything allocated on the way, the record's bytes included, whether kept or not.
    assertThat(multiple).as("bytes allocated for each byte of JSON").isLessThan(8);
  }

  private static List<EventMessage> decode(MesosJson json, byte[] stream) {
    List<EventMessage> events = new ArrayList<>();
    RecordIoDecoder decoder = new RecordIoDecoder(stream.length);
    for (int from = 0; from < stream.length; from += CHUNK) {
      ByteBuffer chunk = ByteBuffer.wrap(stream, from, Math.min(CHUNK, stream.length - from));
      decoder.feed(chunk, record -> events.add(json.read(record, EventMessage.class)));
    }
    decoder.end();
    return events;
  }

  private static byte[] stream() {
    String event =
        IntStream.range(0, AGENTS)
            .mapToObj(i -> OFFER.replace("#", String.valueOf(i)))
            .collect(
                Collectors.joining(",", "{\"type\":\"OFFERS\",\"offers\":{\"offers\":[", "]}}"));
    return (event.length() + "\n" + event).getBytes(StandardCharsets.UTF_8);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
