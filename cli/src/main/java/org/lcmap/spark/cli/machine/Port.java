package org.lcmap.spark.cli.machine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A port of some computer.
 *
 * @param host a name or an address, the latter without brackets
 */
public record Port(String host, int number) {

  /**
   * The port of {@code host:port}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Port of(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' is no host:port");
    }
    return new Port(
        text.substring(0, colon).replaceAll("[\\[\\]]", ""),
        Integer.parseInt(text.substring(colon + 1)));
  }

  /** Why no connection can be made to it, in words, if so. */
  public Optional<String> problem(Duration timeout) {
    InetSocketAddress address = new InetSocketAddress(host, number);
    if (address.isUnresolved()) {
      return Optional.of("the host " + host + " is not known");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) timeout.toMillis());
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of(this + " does not take a connection");
    } catch (ConnectException e) {
      return Optional.of("nothing listens at " + this);
    } catch (IOException e) {
      return Optional.of(this + " cannot be reached: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + number;
  }
}
