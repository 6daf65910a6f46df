package org.lcmap.spark.cli.machine;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Outcome;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.mesos.defaults.DriverAddress;
import org.lcmap.spark.mesos.defaults.Network;

/** Where executors would look for the driver, and whether the ports that it is to have are free. */
public final class DriverCheck implements Check {

  private static final String HOST = "spark.driver.host";
  private static final List<String> PORTS =
      List.of("spark.driver.port", "spark.driver.blockManager.port", "spark.blockManager.port");

  private final EffectiveSettings given;
  private final Network network;

  /** Checks these settings on that computer. */
  public DriverCheck(EffectiveSettings given, Network network) {
    this.given = given;
    this.network = network;
  }

  @Override
  public String name() {
    return "driver";
  }

  @Override
  public Outcome run(Consumer<String> progress) {
    Optional<String> asked = find(HOST);
    DriverAddress address = DriverAddress.choose(given.master(), asked, network);
    String host =
        ofEnvironment().or(address::host).or(() -> asked).orElse("an address that Spark finds");
    List<String> ports = new ArrayList<>();
    for (String setting : PORTS) {
      Optional<String> port = find(setting).filter(text -> !text.equals("0"));
      if (port.isPresent() && !isFree(port.get())) {
        return new Outcome.Warning(
            "port %s (%s) is taken: the driver would take one of those that follow"
                .formatted(port.get(), setting),
            "where a firewall opens only this one, end what holds it, or choose another");
      }
      port.ifPresent(ports::add);
    }
    String found =
        "executors find it at %s, %s"
            .formatted(
                host, ports.isEmpty() ? "on free ports" : "on port " + String.join(", ", ports));
    return new Outcome.Ok(found, address.note().stream().toList());
  }

  /** Spark's own variables, which win over what is found out. */
  private Optional<String> ofEnvironment() {
    return Stream.of("SPARK_LOCAL_HOSTNAME", "SPARK_LOCAL_IP")
        .flatMap(name -> Stream.ofNullable(given.environment().get(name)))
        .findFirst();
  }

  private Optional<String> find(String setting) {
    return given.find(setting).map(found -> found.value()).filter(value -> !value.isEmpty());
  }

  private static boolean isFree(String port) {
    try (ServerSocket socket = new ServerSocket(Integer.parseInt(port))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    } catch (IllegalArgumentException noPort) {
      return true; // Spark refuses it, in its own words
    }
  }
}
