package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAddressTest {

  @ParameterizedTest
  @CsvSource({
    "m1:5051, //m1:5051",
    "m1, //m1:5050",
    "mesos://m1:5050, //m1:5050",
    "http://m1:5050, http://m1:5050",
    "mesos://https://m1.example.org:5050/, https://m1.example.org:5050",
    "HTTPS://m1, https://m1:5050",
    "[::1]:5050, //[::1]:5050",
    "' 10.0.0.1:80 ', //10.0.0.1:80",
  })
  void readsOneMaster(String text, URI expected) {
    assertThat(MasterAddress.parse(text)).isEqualTo(new MasterAddress.Known(List.of(expected)));
  }

  @Test
  void readsSeveralMasters() {
    assertThat(MasterAddress.parse("mesos://m1:5050,https://m2:5051"))
        .isEqualTo(
            new MasterAddress.Known(
                List.of(URI.create("//m1:5050"), URI.create("https://m2:5051"))));
  }

  @ParameterizedTest
  @CsvSource({
    "'zk://z1:2181,z2:2182/mesos', 'z1:2181,z2:2182', /mesos",
    "'mesos://zk://z1,z2/a/b/', 'z1:2181,z2:2181', /a/b",
    "zk://[::1]:2181/mesos, [::1]:2181, /mesos",
    "zk://z1/, z1:2181, /",
  })
  void readsZooKeeper(String text, String servers, String path) {
    assertThat(MasterAddress.parse(text))
        .isEqualTo(new MasterAddress.ZooKeeper(servers, path, Optional.empty()));
  }

  @Test
  void readsThePasswordForZooKeeperAndKeepsItToItself() {
    MasterAddress address = MasterAddress.parse("zk://me:p@ss:word@z1:2181/mesos");

    assertThat(address)
        .isEqualTo(new MasterAddress.ZooKeeper("z1:2181", "/mesos", Optional.of("me:p@ss:word")));
    assertThat(address.toString()).isEqualTo("zk://...@z1:2181/mesos");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m1:5050,",
        "ftp://m1:5050",
        "m1:99999",
        "m1:port",
        "m1:5050/path",
        "my_master:5050",
        "zk://z1:2181",
        "zk://secret@z1:2181/mesos",
        "zk:///mesos",
        "http://me:secret@m1:5050",
        "local[*]",
        "mesos://mesos://",
      })
  void explainsWhatIsNoAddress(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterAddress.parse(text))
        .withMessageContaining("this address of Mesos cannot be used: ")
        .withMessageContaining("Examples: mesos://master.example.org:5050")
        .withMessageNotContaining("secret@");
  }
}
