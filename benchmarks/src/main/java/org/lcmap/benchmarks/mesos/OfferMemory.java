package org.lcmap.benchmarks.mesos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.model.EventMessage;

/** How much memory the offers of 10, 1,000 and 10,000 agents hold once decoded. */
public final class OfferMemory {

  private OfferMemory() {}

  private interface Decoder {
    Object decode(byte[] event) throws IOException;
  }

  /** Prints a table: bytes of JSON, and how many times that the decoded forms hold. */
  public static void main(String[] arguments) throws IOException {
    MesosJson json = new MesosJson();
    ObjectMapper mapper = new ObjectMapper();
    System.out.println("agents  JSON bytes  records/JSON  tree/JSON");
    for (int agents : new int[] {10, 1_000, 10_000}) {
      byte[] event = Offers.event(agents);
      double records = held(e -> json.read(e, EventMessage.class), event);
      double tree = held(mapper::readTree, event);
      System.out.printf("%6d %11d %13.2f %10.2f%n", agents, event.length, records, tree);
    }
  }

  /** Bytes held by so many copies that their sum is well above the noise, for each byte of JSON. */
  private static double held(Decoder decoder, byte[] event) throws IOException {
    int copies = Math.max(3, 20_000_000 / event.length);
    Object[] kept = new Object[copies];
    decoder.decode(event);
    long before = used();
    try {
      for (int i = 0; i < copies; i++) {
        kept[i] = decoder.decode(event);
      }
      return (double) (used() - before) / copies / event.length;
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
