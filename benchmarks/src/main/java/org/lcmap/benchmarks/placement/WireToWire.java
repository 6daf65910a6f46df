package org.lcmap.benchmarks.placement;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.lcmap.mesos.json.MesosJson;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.EventMessage;
import org.lcmap.mesos.model.Offer;

/** From the bytes of one OFFERS event to the bytes of the calls that answer it. */
public final class WireToWire {

  private static final int ROUNDS = 15;

  private WireToWire() {}

  /** Takes a number of agents; prints milliseconds and MiB allocated, medians. */
  public static void main(String[] arguments) {
    int agents = Integer.parseInt(arguments[0]);
    MesosJson json = new MesosJson();
    byte[] event = json.write(new EventMessage(new Event.Offers(OurOffers.offers(0, agents))));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Double> times = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    long written = 0;
    for (int i = 0; i < ROUNDS; i++) {
      OurOffers ours = new OurOffers(OfferCase.ACCEPT, List.of());
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      List<Offer> offers = offers(json.read(event, EventMessage.class));
      written = 0;
      for (Call call : ours.answer(offers)) {
        written += json.write(new CallMessage(call)).length;
      }
      times.add((System.nanoTime() - start) / 1e6);
      bytes.add((threads.getCurrentThreadAllocatedBytes() - allocated) / 1048576.0);
    }
    System.out.printf(
        "%,d offers, %.1f MiB in, %.1f MiB out: first %.0f ms, then %.0f ms, %.0f MiB allocated%n",
        agents,
        event.length / 1048576.0,
        written / 1048576.0,
        times.get(0),
        Rounds.median(times.subList(ROUNDS / 2, ROUNDS)),
        Rounds.median(bytes));
  }

  private static List<Offer> offers(EventMessage message) {
    return ((Event.Offers) message.event()).offers();
  }
}
