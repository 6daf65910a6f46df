package org.lcmap.benchmarks.mesos;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes OFFERS events as a real master writes them. */
final class Offers {

  private static final String OFFER =
      """
      {"id":{"value":"cab40d7f-59ae-4481-aef4-27a1d9a17a62-O#"},\
      "framework_id":{"value":"cab40d7f-59ae-4481-aef4-27a1d9a17a62-0002"},\
      "agent_id":{"value":"cab40d7f-59ae-4481-aef4-27a1d9a17a62-S#"},\
      "hostname":"agent-#.example.org","url":{"scheme":"http","address":{"hostname":\
      "agent-#.example.org","ip":"10.0.0.1","port":5051},"path":"/slave(1)"},"resources":[\
      {"name":"ports","type":"RANGES","ranges":{"range":[{"begin":31000,"end":32000}]},\
      "role":"*","allocation_info":{"role":"demo"}},\
      {"name":"cpus","type":"SCALAR","scalar":{"value":8.0},"role":"*",\
      "allocation_info":{"role":"demo"}},\
      {"name":"mem","type":"SCALAR","scalar":{"value":8192.0},"role":"*",\
      "allocation_info":{"role":"demo"}},\
      {"name":"disk","type":"SCALAR","scalar":{"value":10000.0},"role":"*",\
      "allocation_info":{"role":"demo"}}],\
      "attributes":[{"name":"rack","type":"TEXT","text":{"value":"r1"}}],\
      "allocation_info":{"role":"demo"}}""";

  private Offers() {}

  /** One event with an offer of each agent. */
  static byte[] event(int agents) {
    return IntStream.range(0, agents)
        .mapToObj(i -> OFFER.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(",", "{\"type\":\"OFFERS\",\"offers\":{\"offers\":[", "]}}"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
