package org.lcmap.spark.mesos.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DriverAddressTest {

  private static final String MASTER = "mesos://zk://zk1:2181,zk2:2181,zk3:2181/mesos";

  /** A laptop called {@code laptop} in an office, with a way to a second network by a tunnel. */
  private static final Network LAPTOP =
      new Computer(
          Map.of(
              "zk1", "10.1.0.1",
              "zk2", "10.1.0.2",
              "zk3", "10.1.0.3",
              "far", "172.20.0.9",
              "localhost", "127.0.0.1",
              "laptop", "127.0.1.1",
              "laptop.example.org", "10.1.7.7",
              "gateway.example.org", "198.51.100.4"),
          Map.of("10.1.", "10.1.7.7", "172.20.", "10.8.0.2", "127.", "127.0.0.1"),
          Optional.of("10.1.7.7"));

  @Test
  void isTheOneFromWhichTheWayLeadsToTheCluster() {
    assertThat(choose(MASTER)).isEqualTo(address("10.1.7.7"));
    assertThat(choose("mesos://far:5050")).isEqualTo(address("10.8.0.2"));
    assertThat(choose("spark://far:7077")).isEqualTo(address("10.8.0.2"));
    assertThat(choose("k8s://https://far:6443")).isEqualTo(address("10.8.0.2"));
  }

  @Test
  void severalWaysAreToldWithTheOneThatIsTaken() {
    DriverAddress chosen = choose("mesos://zk://far:2181,zk1:2181/mesos");

    assertThat(chosen.host()).contains("10.8.0.2");
    assertThat(chosen.note())
        .contains(
            "executors reach this driver at 10.8.0.2, the first of several ways to the cluster"
                + " (10.8.0.2 towards far, 10.1.7.7 towards zk1);"
                + " --conf spark.driver.host=... names another");
  }

  @Test
  void masterOnTheSameComputerMayHaveAgentsAnywhere() {
    assertThat(choose("mesos://localhost:5050")).isEqualTo(address("10.1.7.7"));
  }

  @Test
  void computerWithoutANetworkKeepsToItself() {
    Network alone =
        new Computer(
            Map.of("localhost", "127.0.0.1"), Map.of("127.", "127.0.0.1"), Optional.empty());

    assertThat(DriverAddress.choose("mesos://localhost:5050", Optional.empty(), alone))
        .isEqualTo(none());
    assertThat(DriverAddress.choose("mesos://localhost:5050", Optional.of("localhost"), alone))
        .isEqualTo(none());
  }

  @Test
  void nameThatLeadsOnlyToItselfIsReplacedAndThatIsTold() {
    DriverAddress chosen = choose(MASTER, "laptop");

    assertThat(chosen.host()).contains("10.1.7.7");
    assertThat(chosen.note())
        .contains(
            "spark.driver.host=laptop is 127.0.1.1 here, which no other computer can reach:"
                + " executors reach this driver at 10.1.7.7 instead");
  }

  @Test
  void nameThatNobodyKnowsIsReplacedAndThatIsTold() {
    DriverAddress chosen = choose(MASTER, "lap-top");

    assertThat(chosen.host()).contains("10.1.7.7");
    assertThat(chosen.note().orElseThrow()).startsWith("spark.driver.host=lap-top is no name that");
  }

  @Test
  void whatTheUserNamesIsKeptOtherwise() {
    assertThat(choose(MASTER, "laptop.example.org")).isEqualTo(none());
    assertThat(choose(MASTER, "10.8.0.2")).isEqualTo(none());
  }

  @Test
  void addressOfAGatewayIsToldAndNotListenedOn() {
    DriverAddress chosen = choose(MASTER, "gateway.example.org");

    assertThat(chosen)
        .isEqualTo(new DriverAddress(Optional.empty(), Optional.of("0.0.0.0"), Optional.empty()));
  }

  @Test
  void ipv6AddressesAreInBracketsAsSparkWantsThem() {
    Network six =
        new Computer(Map.of("zk1", "fd00::1"), Map.of("fd00:", "fd00::7"), Optional.empty());

    assertThat(DriverAddress.choose("mesos://zk1:5050", Optional.empty(), six).host())
        .contains("[fd00:0:0:0:0:0:0:7]");
  }

  @Test
  void nothingIsChosenForOneProcess() {
    assertThat(choose("local[*]")).isEqualTo(none());
    assertThat(choose("yarn")).isEqualTo(none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mesos://zk://user:word@zk1:2181,zk2/mesos | zk1,zk2",
        "mesos://https://m1:5050,https://m2:5050 | m1,m2",
        "mesos://m1 | m1",
        "spark://h1:7077,h2:7077 | h1,h2",
        "k8s://https://[fd00::1]:6443/path | [fd00::1]",
        "k8s://api.example.org | api.example.org",
      })
  void hostsStandInTheMastersName(String master, String hosts) {
    assertThat(ClusterHosts.of(master)).containsExactly(hosts.split(",", -1));
  }

  @Test
  void thisMachineFindsItsWayToItself() throws UnknownHostException {
    ThisMachine machine = new ThisMachine();
    InetAddress loopback = InetAddress.getLoopbackAddress();

    assertThat(machine.localAddressTo(loopback)).contains(loopback);
    assertThat(machine.isOwn(loopback)).isTrue();
    assertThat(machine.isOwn(InetAddress.getAllByName("203.0.113.1")[0])).isFalse();
    assertThat(machine.resolve("no-such-name.invalid")).isEmpty();
    assertThat(machine.defaultAddress().map(machine::isOwn)).isNotEqualTo(Optional.of(false));
  }

  private static DriverAddress choose(String master) {
    return DriverAddress.choose(master, Optional.empty(), LAPTOP);
  }

  private static DriverAddress choose(String master, String given) {
    return DriverAddress.choose(master, Optional.of(given), LAPTOP);
  }

  private static DriverAddress address(String host) {
    return new DriverAddress(Optional.of(host), Optional.empty(), Optional.empty());
  }

  private static DriverAddress none() {
    return new DriverAddress(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A computer on paper.
   *
   * @param names addresses by name
   * @param routes own addresses by the beginning of those that are reached from there
   */
  private record Computer(
      Map<String, String> names, Map<String, String> routes, Optional<String> usual)
      implements Network {

    @Override
    public List<InetAddress> resolve(String host) {
      String address = names.getOrDefault(host, host);
      return address.matches("[\\d.]+|[0-9a-f]*:[0-9a-f:]*") ? List.of(of(address)) : List.of();
    }

    @Override
    public Optional<InetAddress> localAddressTo(InetAddress other) {
      return routes.entrySet().stream()
          .filter(route -> other.getHostAddress().startsWith(route.getKey()))
          .map(route -> of(route.getValue()))
          .findFirst();
    }

    @Override
    public Optional<InetAddress> defaultAddress() {
      return usual.map(Computer::of);
    }

    @Override
    public boolean isOwn(InetAddress address) {
      return address.isLoopbackAddress()
          || routes.values().stream().map(Computer::of).anyMatch(address::equals);
    }

    private static InetAddress of(String address) {
      try {
        return InetAddress.getAllByName(address)[0]; // an address: nothing is looked up
      } catch (UnknownHostException e) {
        throw new AssertionError(Arrays.toString(e.getStackTrace()), e);
      }
    }
  }
}
