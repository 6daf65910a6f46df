package org.lcmap.spark.mesos.defaults;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * At which address executors reach the driver.
 *
 * @param host for {@code spark.driver.host}; none when what is set already will do
 * @param bindAddress for {@code spark.driver.bindAddress}; none when that is the same
 * @param note one line for the user, when the choice may surprise
 */
public record DriverAddress(
    Optional<String> host, Optional<String> bindAddress, Optional<String> note) {

  private static final DriverAddress AS_IT_IS =
      new DriverAddress(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String OTHERWISE = "; --conf spark.driver.host=... names another";

  /**
   * Chooses the address from which the way leads to the cluster: the routing table knows it, also
   * on a computer with several. A host that the user names is kept, unless it means this computer
   * only to itself, as {@code $HOSTNAME} does where it is 127.0.1.1.
   *
   * @param given {@code spark.driver.host}
   */
  public static DriverAddress choose(String master, Optional<String> given, Network network) {
    Map<InetAddress, String> candidates = candidates(ClusterHosts.of(master), network);
    Optional<InetAddress> best = candidates.keySet().stream().findFirst();
    if (given.isPresent()) {
      return check(given.get(), best, network);
    }
    if (best.isEmpty()) {
      return AS_IT_IS;
    }
    String host = text(best.get());
    Optional<String> note =
        candidates.size() == 1
            ? Optional.empty()
            : Optional.of(
                "executors reach this driver at " + host + ", " + all(candidates) + OTHERWISE);
    return new DriverAddress(Optional.of(host), Optional.empty(), note);
  }

  private static String all(Map<InetAddress, String> candidates) {
    return candidates.entrySet().stream()
        .map(candidate -> text(candidate.getKey()) + " towards " + candidate.getValue())
        .collect(Collectors.joining(", ", "the first of several ways to the cluster (", ")"));
  }

  private static DriverAddress check(String given, Optional<InetAddress> best, Network network) {
    List<InetAddress> addresses = network.resolve(given.replaceAll("[\\[\\]]", ""));
    if (addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      return best.map(address -> instead(given, addresses, text(address))).orElse(AS_IT_IS);
    }
    if (addresses.stream().noneMatch(network::isOwn)) {
      // A name that leads here from outside only. To listen there would fail.
      return new DriverAddress(Optional.empty(), Optional.of("0.0.0.0"), Optional.empty());
    }
    return AS_IT_IS;
  }

  private static DriverAddress instead(String given, List<InetAddress> addresses, String host) {
    String why =
        addresses.isEmpty()
            ? "spark.driver.host=" + given + " is no name that this computer knows"
            : "spark.driver.host="
                + given
                + " is "
                + addresses.get(0).getHostAddress()
                + " here, which no other computer can reach";
    return new DriverAddress(
        Optional.of(host),
        Optional.empty(),
        Optional.of(why + ": executors reach this driver at " + host + " instead"));
  }

  /**
   * Own addresses that other computers can reach, with the host of the cluster that each is for.
   */
  private static Map<InetAddress, String> candidates(List<String> hosts, Network network) {
    Map<InetAddress, String> candidates = new LinkedHashMap<>();
    for (String host : hosts) {
      ipv4First(network.resolve(host.replaceAll("[\\[\\]]", "")))
          .flatMap(network::localAddressTo)
          .filter(own -> !own.isLoopbackAddress())
          .ifPresent(own -> candidates.putIfAbsent(own, host));
    }
    // The master runs on this computer, or nobody knows where: agents may be anywhere.
    if (candidates.isEmpty() && !hosts.isEmpty()) {
      network
          .defaultAddress()
          .filter(own -> !own.isLoopbackAddress())
          .ifPresent(own -> candidates.put(own, hosts.get(0)));
    }
    return candidates;
  }

  private static Optional<InetAddress> ipv4First(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .or(() -> addresses.stream().findFirst());
  }

  /** As Spark wants it: an IPv6 address in brackets, without the name of an interface. */
  private static String text(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet4Address ? text : "[" + text + "]";
  }
}
