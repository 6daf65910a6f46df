package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an agent says of itself when it registers.
 *
 * @param hostname an address of this machine
 */
record AgentInfo(String hostname, int port, ResourceSet total, JsonNode attributes) {

  boolean hasGpus() {
    return total.scalar("gpus") > 0;
  }

  JsonNode url() {
    var url = Json.object().put("scheme", "http").put("path", "/slave(1)");
    url.putObject("address").put("hostname", hostname).put("ip", hostname).put("port", port);
    return url;
  }

  AgentInfo with(ResourceSet resources) {
    return new AgentInfo(hostname, port, resources, attributes);
  }
}
