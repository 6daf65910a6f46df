package org.lcmap.mesos.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderNodesTest {

  @Test
  void theLowestSequenceNumberLeads() {
    assertThat(
            LeaderNodes.leader(
                List.of(
                    "log_replicas",
                    "json.info_0000000012",
                    "json.info_0000000003",
                    "info_0000000001",
                    "json.info_2147483648")))
        .contains("json.info_0000000003");
  }

  @Test
  void otherNodesLeadNowhere() {
    assertThat(LeaderNodes.leader(List.of("log_replicas", "json.info_x", "json.info_"))).isEmpty();
  }

  @Test
  void knowsOldMastersByTheirNodes() {
    assertThat(LeaderNodes.onlyProtobuf(List.of("info_0000000001"))).isTrue();
    assertThat(LeaderNodes.onlyProtobuf(List.of("info_0000000001", "json.info_0000000002")))
        .isFalse();
    assertThat(LeaderNodes.onlyProtobuf(List.of("log_replicas"))).isFalse();
  }
}
